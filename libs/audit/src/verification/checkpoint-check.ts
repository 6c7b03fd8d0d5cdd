import { type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { type Head, keyOf } from '../chain/audit-row.js';
import { type Checkpoint, checkpointHash, FIRST_CHECKPOINT } from '../checkpoints/checkpoint.js';
import type { FaultList } from './fault-list.js';
import { isHashOf } from './is-hash-of.js';

/** Whoever changed a checkpoint may have left anything behind. */
const HeadsSchema = z.array(
  z.strictObject({ stream: z.string(), day: z.iso.date(), sequence: z.int(), hash: z.string() }),
);

/** Goes along the chain of checkpoints, and keeps how far each chain of rows is vouched for. */
export class CheckpointCheck {
  count = 0;
  private readonly signed = new Map<string, number>();
  private last = { sequence: 0, hash: FIRST_CHECKPOINT };

  constructor(
    private readonly keys: ReadonlyMap<string, KeyObject>,
    private readonly faults: FaultList,
  ) {}

  /** Takes the next one, in the order of their numbers, and gives the heads that it vouches for. */
  next(checkpoint: Checkpoint): readonly Head[] {
    const { sequence, previous_hash, hash } = checkpoint;
    this.count += 1;
    if (sequence !== this.last.sequence + 1)
      this.faults.atCheckpoint('checkpoint_missing', sequence - 1, 'The number is left out.');
    else if (previous_hash !== this.last.hash)
      this.faults.atCheckpoint('checkpoint_changed', sequence, 'It does not follow the one before it.');
    if (!isHashOf(hash, () => checkpointHash(checkpoint)))
      this.faults.atCheckpoint('checkpoint_changed', sequence, 'It holds something else than its hash says.');
    this.checkSignature(checkpoint);
    const heads = this.readHeads(checkpoint);
    for (const head of heads)
      this.signed.set(keyOf(head), Math.max(this.signed.get(keyOf(head)) ?? 0, head.sequence));
    this.last = { sequence, hash };
    return heads;
  }

  /** How many rows of a chain are vouched for. */
  signedRows(chain: Pick<Head, 'stream' | 'day'>): number {
    return this.signed.get(keyOf(chain)) ?? 0;
  }

  private readHeads({ sequence, heads }: Checkpoint): readonly Head[] {
    const read = HeadsSchema.safeParse(heads);
    if (!read.success) this.faults.atCheckpoint('checkpoint_changed', sequence, 'Its heads cannot be read.');
    return read.data ?? [];
  }

  private checkSignature({ sequence, hash, key_id, signature }: Checkpoint): void {
    const key = this.keys.get(key_id);
    if (!key) this.faults.atCheckpoint('signature_untrusted', sequence, `Its key ${key_id} is not trusted.`);
    else if (!verify(null, Buffer.from(hash), key, Buffer.from(signature, 'base64')))
      this.faults.atCheckpoint('signature_wrong', sequence, 'Its signature is of something else.');
  }
}
