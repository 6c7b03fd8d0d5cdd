import { type AuditRow, genesisOf, hashOf, type Head, type Place } from '../chain/audit-row.js';
import type { CheckpointCheck } from './checkpoint-check.js';
import type { FaultList } from './fault-list.js';
import { isHashOf } from './is-hash-of.js';

/** Goes along the rows, chain by chain. */
export class RowCheck {
  rows = 0;
  chains = 0;
  unsigned = 0;
  private last?: Head;

  constructor(
    private readonly checkpoints: CheckpointCheck,
    private readonly faults: FaultList,
  ) {}

  /** Takes the next one, in the order of stream, day and sequence. */
  next(row: AuditRow): void {
    const before = this.chainBefore(row);
    if (row.sequence !== before.sequence + 1)
      this.faults.atRow('row_missing', row, `The rows from ${before.sequence + 1} to here are left out.`);
    else if (row.previous_hash !== before.hash)
      this.faults.atRow('row_out_of_order', row, 'It does not follow the row before it.');
    if (!isHashOf(row.hash, () => hashOf(row)))
      this.faults.atRow('row_changed', row, 'It holds something else than its hash says.');
    this.rows += 1;
    if (row.sequence > this.checkpoints.signedRows(row)) this.unsigned += 1;
    const { stream, day, sequence, hash } = row;
    this.last = { stream, day, sequence, hash };
  }

  /** What the row must follow. */
  private chainBefore({ stream, day }: Place): Pick<Head, 'sequence' | 'hash'> {
    if (this.last?.stream === stream && this.last.day === day) return this.last;
    this.chains += 1;
    return { sequence: 0, hash: genesisOf(stream, day) };
  }
}
