import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { AuditLog } from '@app/audit';
import { ApiKeyRing } from '@app/auth';
import { OperationalError, type Principal } from '@app/contracts';
import { isAllowed, type Permission, rolesWith } from '@app/policy';
import { requestIdOf } from '../http/request-id.js';
import { identify } from './principal-of.js';
import { Requires } from './requires.js';

const RECORD_LIMIT_MS = 5_000;

/** Who asks, and whether they may: on every route, by what the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeyRing,
    private readonly audit: AuditLog,
  ) {}

  /** @throws OperationalError `unauthenticated` before `forbidden`; the latter is recorded */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const needed = this.reflector.get(Requires, context.getHandler());
    if (needed === undefined) throw new Error('A route does not say what it requires.');
    if (needed === 'public') return true;
    const principal = this.authenticate(request, http.getResponse<Response>());
    identify(request, principal);
    if (!isAllowed(principal, needed)) await this.deny(request, principal, needed);
    return true;
  }

  private authenticate(request: Request, response: Response): Principal {
    try {
      return this.keys.authenticate(request.headers.authorization);
    } catch (error) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      throw error;
    }
  }

  private async deny(request: Request, principal: Principal, needed: Permission): Promise<never> {
    const route: unknown = request.route;
    const path = typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : '';
    await this.audit.record(
      {
        kind: 'access.denied',
        principal: principal.id,
        payload: {
          request_id: requestIdOf(request),
          method: request.method,
          route: path,
          needed,
          roles: [...principal.roles],
        },
      },
      AbortSignal.timeout(RECORD_LIMIT_MS),
    );
    throw new OperationalError(
      'forbidden',
      `'${principal.id}' may not do that.`,
      `It takes a key with the role ${rolesWith(needed).join(' or ')}.`,
    );
  }
}
