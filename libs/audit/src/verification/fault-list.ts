import type { Fault, FaultKind } from './verification-report.js';
import type { Place } from '../chain/audit-row.js';

const MAXIMUM_KEPT = 100;

/** Counts all faults and keeps the first ones. */
export class FaultList {
  readonly kept: Fault[] = [];
  count = 0;

  atRow(kind: FaultKind, { stream, day, sequence }: Place, detail: string): void {
    this.add({ kind, stream, day, sequence, detail });
  }

  atCheckpoint(kind: FaultKind, sequence: number, detail: string): void {
    this.add({ kind, stream: null, day: null, sequence, detail });
  }

  private add(fault: Fault): void {
    this.count += 1;
    if (this.kept.length < MAXIMUM_KEPT) this.kept.push(fault);
  }
}
