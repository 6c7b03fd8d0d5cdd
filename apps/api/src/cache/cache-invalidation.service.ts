import { Injectable } from '@nestjs/common';
import { AssetsService } from '@app/assets';
import { AuditLog } from '@app/audit';
import {
  ALL_LAYERS_EPOCH,
  type CacheLayer,
  CacheRegistry,
  layerEpoch,
  scopeEpoch,
  toolEpoch,
} from '@app/cache';
import { OperationalError, type Principal, type Role, ROLES } from '@app/contracts';
import { scopeOf } from '@app/policy';
import { ToolCatalogue } from '@app/tools';

/** What is to end: one of these. */
export interface InvalidationSelection {
  readonly all?: true;
  readonly layer?: CacheLayer;
  readonly asset?: string;
  readonly tool?: string;
  readonly scope?: string;
}

export interface InvalidationReport {
  readonly dry_run: boolean;
  /** The epochs that are concerned. */
  readonly epochs: readonly string[];
  /** Those that moved: none in a dry run. */
  readonly moved: readonly string[];
  /** How many entries that ends: in this process's memory, and in Redis, where nobody counts. */
  readonly entries: { readonly memory: Readonly<Record<CacheLayer, number>>; readonly redis: null };
}

/** Ends cached entries by moving epochs: at once, in every process, however many there are. */
@Injectable()
export class CacheInvalidation {
  constructor(
    private readonly caches: CacheRegistry,
    private readonly assets: AssetsService,
    private readonly catalogue: ToolCatalogue,
    private readonly audit: AuditLog,
  ) {}

  /** @throws OperationalError `invalid_request` for no selection or several, `not_found` for what there is not */
  async invalidate(
    selection: InvalidationSelection,
    dryRun: boolean,
    principal: Principal,
    signal: AbortSignal,
  ): Promise<InvalidationReport> {
    const epochs = await this.epochsOf(selection, signal);
    const memory = this.caches.holding(epochs);
    if (!dryRun) {
      await this.caches.invalidate(epochs, signal);
      await this.audit.record(
        {
          kind: 'cache.invalidated',
          principal: principal.id,
          payload: { selection, epochs, entries: memory },
        },
        signal,
      );
    }
    return { dry_run: dryRun, epochs, moved: dryRun ? [] : epochs, entries: { memory, redis: null } };
  }

  private async epochsOf(selection: InvalidationSelection, signal: AbortSignal): Promise<string[]> {
    const { all, layer, asset, tool, scope } = selection;
    const given = [all, layer, asset, tool, scope].filter((part) => part !== undefined);
    if (given.length !== 1)
      throw new OperationalError(
        'invalid_request',
        given.length === 0
          ? 'Nothing is named.'
          : 'Several things are named; entries that share all of them cannot be told apart.',
        'Name one of layer, asset, tool and scope, or use /cache/invalidate/all.',
      );
    if (all) return [ALL_LAYERS_EPOCH];
    if (layer) return [layerEpoch(layer)];
    if (asset !== undefined) return this.assetEpochs(asset, signal);
    if (tool !== undefined) return [toolEpoch(this.knownTool(tool))];
    return [scopeEpoch(scopeOf({ id: '', roles: rolesOf(scope ?? '') }))];
  }

  private async assetEpochs(reference: string, signal: AbortSignal): Promise<string[]> {
    const asset = await this.assets.find(reference, signal);
    if (asset) return [`asset:${asset.id}`, 'inventory'];
    throw new OperationalError(
      'not_found',
      `The inventory has no asset '${reference}'.`,
      'GET /assets lists them.',
    );
  }

  private knownTool(name: string): string {
    if (this.catalogue.tools.some((tool) => tool.name === name)) return name;
    throw new OperationalError('not_found', `The catalogue has no tool '${name}'.`, 'GET /tools lists them.');
  }
}

function rolesOf(scope: string): Role[] {
  return scope.split('+').map((name) => {
    const role = ROLES.find((known) => known === name.trim());
    if (role) return role;
    throw new OperationalError(
      'invalid_request',
      `'${name}' is no role.`,
      `A scope is one or more of ${ROLES.join(', ')}, joined by +.`,
    );
  });
}
