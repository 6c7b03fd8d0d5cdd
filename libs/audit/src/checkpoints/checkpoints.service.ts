import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '@app/config';
import { Database } from '@app/database';
import { Clock } from '@app/telemetry';
import type { Head } from '../chain/audit-row.js';
import { ChainHeads } from '../chain/chain-heads.js';
import { type Checkpoint, checkpointHash, FIRST_CHECKPOINT } from './checkpoint.js';
import { SigningKey } from './signing-key.js';
import { HEADS_WITHOUT_CHECKPOINT } from './heads-without-checkpoint.js';

/** Any constant will do, as long as every version of the product uses the same. */
const CHECKPOINT_LOCK = 7_305_002;
const MAXIMUM_HEADS = 1_000;

/** Vouches for the record: signs where its chains stand. */
@Injectable()
export class Checkpoints {
  private key?: Promise<SigningKey>;
  private latest?: Pick<Checkpoint, 'sequence' | 'hash'>;

  constructor(
    private readonly database: Database,
    private readonly heads: ChainHeads,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** The last checkpoint that this process has made, if any. */
  get last(): Pick<Checkpoint, 'sequence' | 'hash'> | undefined {
    return this.latest;
  }

  /**
   * Signs the heads of this process that have moved since its last checkpoint; nothing where none has.
   * @throws OperationalError of the database, or `internal` where the key cannot be used
   */
  async take(signal: AbortSignal): Promise<void> {
    const heads = this.heads.withoutCheckpoint().slice(0, MAXIMUM_HEADS);
    if (heads.length === 0) return;
    await this.append(async () => heads, false, signal);
    this.heads.covered(heads);
  }

  /**
   * Signs the heads that the database has and no checkpoint covers: of processes that ended without one.
   * @throws as {@link take}
   */
  async adopt(signal: AbortSignal): Promise<void> {
    const uncovered = (manager: EntityManager): Promise<Head[]> =>
      manager.query<Head[]>(HEADS_WITHOUT_CHECKPOINT, [MAXIMUM_HEADS]);
    let adopted: number;
    do adopted = await this.append(uncovered, true, signal);
    while (adopted === MAXIMUM_HEADS);
  }

  /** One after another in the whole database, by a lock that ends with the transaction. */
  private async append(
    headsOf: (manager: EntityManager) => Promise<readonly Head[]>,
    adopted: boolean,
    signal: AbortSignal,
  ): Promise<number> {
    const key = await (this.key ??= SigningKey.open(this.settings));
    const appended = await this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [CHECKPOINT_LOCK]);
      const heads = await headsOf(manager);
      if (heads.length === 0) return undefined;
      const checkpoint = await this.next(manager, key, { heads, adopted });
      await manager.query(
        'INSERT INTO audit_checkpoints SELECT * FROM json_populate_record(NULL::audit_checkpoints, $1::json)',
        [JSON.stringify(checkpoint)],
      );
      return checkpoint;
    }, signal);
    if (appended) this.latest = { sequence: appended.sequence, hash: appended.hash };
    return appended?.heads.length ?? 0;
  }

  private async next(
    manager: EntityManager,
    key: SigningKey,
    content: Pick<Checkpoint, 'heads' | 'adopted'>,
  ): Promise<Checkpoint> {
    const [last] = await manager.query<{ sequence: string; hash: string }[]>(
      'SELECT sequence, hash FROM audit_checkpoints ORDER BY sequence DESC LIMIT 1',
    );
    const unsigned = {
      ...content,
      sequence: Number(last?.sequence ?? 0) + 1,
      at: new Date(this.clock.now()).toISOString(),
      previous_hash: last?.hash ?? FIRST_CHECKPOINT,
      key_id: key.id,
    };
    const hash = checkpointHash(unsigned);
    return { ...unsigned, hash, signature: key.sign(hash) };
  }
}
