import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '@app/audit';
import { EpochSource } from '@app/cache';
import { ASSET_FIELDS, OperationalError } from '@app/contracts';
import { codeOf } from '@app/database';
import { Clock } from '@app/telemetry';
import { AssetReader } from '../search/asset-reader.service.js';
import type { AssetInput, AssetValues } from './asset-input.js';
import type { AssetView } from './asset-view.js';
import { changesBetween } from './changes-between.js';
import { Asset } from './asset.entity.js';
import { parseAsset } from './parse-asset.js';

const UNIQUE_VIOLATION = '23505';
/** How long a committed change may take to become known to this process's caches. */
const REFRESH_TIMEOUT_MS = 2_000;

/** Changes the inventory. Once a change is committed, the next read of this process sees it. */
@Injectable()
export class AssetRegister {
  private readonly logger = new Logger(AssetRegister.name);

  constructor(
    private readonly audit: AuditLog,
    private readonly reader: AssetReader,
    private readonly epochs: EpochSource,
    private readonly clock: Clock,
  ) {}

  /** @throws OperationalError `invalid_request`, `unknown_field`, or `conflict` where the name is taken */
  async create(input: AssetInput, actor: string, signal: AbortSignal): Promise<AssetView> {
    const values = parseAsset(input);
    const now = new Date(this.clock.now());
    const id = randomUUID();
    await this.write(values.name, () =>
      this.audit.transaction(async ({ manager, record }) => {
        const stamps = { created_at: now, updated_at: now, created_by: actor, updated_by: actor };
        await manager.insert(Asset, { ...values, id, ...stamps });
        const changes = changesBetween({}, values);
        record({
          kind: 'asset.created',
          principal: actor,
          subject: id,
          payload: { name: values.name, changes },
        });
      }, signal),
    );
    return this.get(id, signal);
  }

  /** Changes the fields given and leaves the others. @throws as {@link create}, and `not_found` */
  async update(
    reference: string,
    changes: Partial<AssetInput>,
    actor: string,
    signal: AbortSignal,
  ): Promise<AssetView> {
    const { id } = await this.get(reference, signal);
    await this.write(changes.name ?? reference, () =>
      this.audit.transaction(async ({ manager, record }) => {
        const current = await manager.findOne(Asset, { where: { id }, lock: { mode: 'pessimistic_write' } });
        if (!current) throw notFound(reference);
        const values = parseAsset({ ...valuesOf(current), ...named(changes) });
        await manager.update(Asset, id, {
          ...values,
          updated_at: new Date(this.clock.now()),
          updated_by: actor,
        });
        const payload = { name: values.name, changes: changesBetween(valuesOf(current), values) };
        record({ kind: 'asset.updated', principal: actor, subject: id, payload });
      }, signal),
    );
    return this.get(id, signal);
  }

  /** @throws OperationalError `not_found` */
  async remove(reference: string, actor: string, signal: AbortSignal): Promise<void> {
    const { id } = await this.get(reference, signal);
    await this.write(reference, () =>
      this.audit.transaction(async ({ manager, record }) => {
        const current = await manager.findOne(Asset, { where: { id }, lock: { mode: 'pessimistic_write' } });
        if (!current) throw notFound(reference);
        await manager.delete(Asset, id);
        const payload = { name: current.name, changes: changesBetween(valuesOf(current), {}) };
        record({ kind: 'asset.deleted', principal: actor, subject: id, payload });
      }, signal),
    );
  }

  private async get(reference: string, signal: AbortSignal): Promise<AssetView> {
    const asset = await this.reader.find(reference, signal);
    if (!asset) throw notFound(reference);
    return asset;
  }

  private async write(name: string, change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
      throw new OperationalError(
        'conflict',
        `There is an asset called '${name}' already.`,
        'Choose another name.',
        {
          cause: error,
        },
      );
    }
    // Not by the caller's signal: the change is made, whether or not somebody still waits for the answer.
    // A failure here is not one of the change: what was cached before it ends with the next poll.
    await this.epochs
      .refresh(AbortSignal.timeout(REFRESH_TIMEOUT_MS))
      .catch((error: unknown) =>
        this.logger.warn(`The epochs could not be read after a change: ${String(error)}`),
      );
  }
}

function valuesOf(asset: Asset): AssetValues {
  return Object.fromEntries(ASSET_FIELDS.map((field) => [field, asset[field]])) as AssetValues;
}

/** The fields that a change names: one that is undefined is not named, and must not fall back to its default. */
function named(changes: Partial<AssetInput>): Partial<AssetInput> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function notFound(reference: string): OperationalError {
  return new OperationalError(
    'not_found',
    `The inventory has no asset '${reference}'.`,
    'Give its id, name, host name or address.',
  );
}
