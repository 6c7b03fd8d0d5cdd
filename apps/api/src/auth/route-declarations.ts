import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Permission } from '@app/policy';
import { Requires } from './requires.js';

/** A route and what it asks of its caller. */
export interface RouteDeclaration {
  readonly method: string;
  readonly path: string;
  readonly requires: Permission | 'public' | undefined;
}

/** Every route of the application. One that does not say what it requires stops the start. */
@Injectable()
export class RouteDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.all().filter(({ requires }) => requires === undefined);
    if (silent.length > 0)
      throw new Error(
        `These routes do not say what they require: ${silent.map(({ method, path }) => `${method} ${path}`).join(', ')}.`,
      );
  }

  all(): RouteDeclaration[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      const prototype: unknown = instance ? Object.getPrototypeOf(instance) : undefined;
      if (!metatype || typeof prototype !== 'object' || prototype === null) return [];
      const base = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = (prototype as Record<string, unknown>)[name];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
        const path = String(Reflect.getMetadata(PATH_METADATA, handler) ?? '');
        return {
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod],
          path: `/${[base, path]
            .map((part) => part.replaceAll(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          requires: this.reflector.get(Requires, handler),
        };
      });
    });
  }
}
