import { type AssetInput, AssetsService, type AssetView, parseAsset } from '@app/assets';
import { type ChangePreview, OperationalError, type Target, type ToolInputs } from '@app/contracts';
import type { ToolInvocation } from '../executor.js';
import { asksForNewRecord, requestedChange } from './requested-change.js';

/** What of a record is shown when it is added or removed. */
const TELLING_FIELDS = ['ip_address', 'environment', 'data_center', 'owner', 'status'] as const;

/** A change of one record, worked out against the record as it is. */
interface PlannedChange {
  readonly changes: readonly ChangePreview[];
  readonly summary: string;
  readonly make: (actor: string, signal: AbortSignal) => Promise<unknown>;
}

/** Changes of inventory records, one target at a time. Only what is a target is ever touched. */
export class AssetChanges {
  constructor(private readonly assets: AssetsService) {}

  /** What would change. @throws OperationalError where it could not be made: nobody shall approve that */
  async preview(invocation: ToolInvocation, signal: AbortSignal): Promise<ChangePreview[]> {
    const planned = await this.planAll(invocation, signal);
    return planned.flatMap(({ changes }) => changes);
  }

  /** Makes the change. @throws OperationalError; one of `not_found`, `conflict`, `invalid_request` where nothing was done */
  async run(invocation: ToolInvocation, signal: AbortSignal): Promise<Omit<PlannedChange, 'make'>> {
    const planned = await this.planAll(invocation, signal);
    for (const { changes, make } of planned) if (changes.length > 0) await make(invocation.actor, signal);
    return {
      changes: planned.flatMap(({ changes }) => changes),
      summary: planned.map(({ summary }) => summary).join(' '),
    };
  }

  private async planAll(
    { pattern, inputs, targets }: ToolInvocation,
    signal: AbortSignal,
  ): Promise<PlannedChange[]> {
    if (targets.length === 0)
      throw new OperationalError('invalid_request', 'The change names no record.', 'Name the record.');
    const planned: PlannedChange[] = [];
    for (const target of targets)
      planned.push(
        pattern.name === 'delete_asset'
          ? this.removal(await this.record(target, signal))
          : await this.changeOf(target, inputs, signal),
      );
    return planned;
  }

  private async changeOf(target: Target, inputs: ToolInputs, signal: AbortSignal): Promise<PlannedChange> {
    if (asksForNewRecord(inputs)) return this.creation(target, inputs);
    const record = await this.record(target, signal);
    const change = requestedChange(inputs, record.tags);
    const fields = Object.keys(change) as (keyof AssetInput & keyof AssetView)[];
    parseAsset({ name: record.name, environment: record.environment, ...change });
    const changes = fields
      .map((field) => ({
        target: record.name,
        field,
        from: record[field] ?? null,
        to: change[field] ?? null,
      }))
      .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
    return {
      changes,
      summary:
        changes.length > 0
          ? changes.map(sentence).join(' ')
          : `${record.name} is so already; nothing was changed.`,
      make: (actor, limit) => this.assets.update(record.id, change, actor, limit),
    };
  }

  private creation(
    target: Target,
    { ip_address, environment, owner, data_center }: ToolInputs,
  ): PlannedChange {
    if (target.asset_id)
      throw new OperationalError(
        'conflict',
        `There is an asset called '${target.name}' already.`,
        'Choose another name, or change the one that is there.',
      );
    const given = { name: target.name, ip_address, environment, owner, data_center };
    const input = parseAsset(
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    );
    return {
      changes: [
        { target: input.name, field: 'name', from: null, to: input.name },
        ...TELLING_FIELDS.flatMap((field) =>
          input[field] === null ? [] : [{ target: input.name, field, from: null, to: input[field] }],
        ),
      ],
      summary: `${input.name} was added.`,
      make: (actor, signal) => this.assets.create(input, actor, signal),
    };
  }

  private removal(record: AssetView): PlannedChange {
    return {
      changes: [
        { target: record.name, field: 'name', from: record.name, to: null },
        ...TELLING_FIELDS.flatMap((field) =>
          record[field] === null ? [] : [{ target: record.name, field, from: record[field], to: null }],
        ),
      ],
      summary: `${record.name} was removed from the inventory.`,
      make: (actor, signal) => this.assets.remove(record.id, actor, signal),
    };
  }

  /** By its id, so that a name given to another record meanwhile leads nowhere else. */
  private async record({ asset_id, name }: Target, signal: AbortSignal): Promise<AssetView> {
    const found = asset_id === undefined ? null : await this.assets.find(asset_id, signal);
    if (found) return found;
    throw new OperationalError(
      'not_found',
      `The inventory has no asset '${name}'.`,
      'GET /assets lists the records.',
    );
  }
}

function sentence({ target, field, from, to }: ChangePreview): string {
  return `${field.replaceAll('_', ' ')} of ${target}: ${shown(from)} → ${shown(to)}.`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
