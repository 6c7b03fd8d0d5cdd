import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Settings } from '@app/config';
import { keyOf } from '../chain/audit-row.js';
import { ChainHeads } from '../chain/chain-heads.js';
import { Checkpoints } from '../checkpoints/checkpoints.service.js';
import { trustedKeys } from '../checkpoints/signing-key.js';
import { CheckpointCheck } from './checkpoint-check.js';
import { FaultList } from './fault-list.js';
import { RowCheck } from './row-check.js';
import { StoredRecord } from './stored-record.js';
import type { VerificationReport } from './verification-report.js';

/** Hashed at one go; between them, requests of this process get their turn. */
const ROWS_PER_TURN = 50;

/**
 * Recomputes the whole record. What it cannot see: rows removed from the end of a chain whose process has ended,
 * if no checkpoint covered them yet.
 */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly stored: StoredRecord,
    private readonly heads: ChainHeads,
    private readonly checkpoints: Checkpoints,
    private readonly settings: Settings,
  ) {}

  /**
   * What must be there is asked before the rows are read, and what may be there after: so what is committed
   * meanwhile is no fault.
   * @throws OperationalError of the database, or `internal` where the key cannot be read; the signal's reason
   */
  async verify(signal: AbortSignal): Promise<VerificationReport> {
    const faults = new FaultList();
    const committed = this.heads.committed();
    const checkpoints = new CheckpointCheck(await trustedKeys(this.settings), faults);
    await this.checkCheckpoints(checkpoints, faults, signal);
    for (const head of await this.stored.missing(committed, signal))
      faults.atRow(
        'row_missing',
        head,
        'This process has written it, and it is not there as it was written.',
      );
    const rows = new RowCheck(checkpoints, faults);
    for await (const page of this.stored.rows(signal))
      for (const [position, row] of page.entries()) {
        if (position % ROWS_PER_TURN === 0) await turn();
        rows.next(row);
      }
    await this.checkClaims(faults, signal);
    return {
      ok: faults.count === 0,
      rows: rows.rows,
      streams: rows.chains,
      checkpoints: checkpoints.count,
      unsigned_rows: rows.unsigned,
      faults: faults.kept,
      fault_count: faults.count,
    };
  }

  private async checkCheckpoints(
    check: CheckpointCheck,
    faults: FaultList,
    signal: AbortSignal,
  ): Promise<void> {
    const { last } = this.checkpoints;
    if (last && !(await this.stored.hasCheckpoint(last, signal)))
      faults.atCheckpoint(
        'checkpoint_missing',
        last.sequence,
        'This process has made it, and it is not there.',
      );
    for await (const page of this.stored.checkpoints(signal)) {
      const heads = page.flatMap((checkpoint) => check.next(checkpoint));
      for (const head of await this.stored.missing(heads, signal))
        faults.atRow('row_missing', head, 'A checkpoint vouches for it, and it is not there as it was then.');
    }
  }

  /** Nobody else writes to the streams of this process; it may well go on itself meanwhile. */
  private async checkClaims(faults: FaultList, signal: AbortSignal): Promise<void> {
    for (const claim of this.heads.claimed()) {
      const behind = await this.stored.behind(claim, signal);
      const now = this.heads.claimed().find((other) => keyOf(other) === keyOf(claim));
      for (const place of behind)
        if (now && place.sequence > now.sequence)
          faults.atRow('row_inserted', place, 'The process that owns the stream has not written it.');
    }
  }
}
