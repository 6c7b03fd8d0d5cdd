/** What can be wrong with a record. */
export const FAULT_KINDS = [
  /** A row holds something else than its hash says. */
  'row_changed',
  /** A row that others or a checkpoint speak of is not there. */
  'row_missing',
  /** A row does not follow the one that stands before it: inserted, moved, or its neighbour replaced. */
  'row_out_of_order',
  /** A row that no process of ours has written. */
  'row_inserted',
  'checkpoint_changed',
  'checkpoint_missing',
  'signature_wrong',
  /** Signed with a key that is not trusted here. */
  'signature_untrusted',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** `null` where a checkpoint is at fault. */
  readonly stream: string | null;
  readonly day: string | null;
  /** Of the row, or of the checkpoint. */
  readonly sequence: number;
  readonly detail: string;
}

export interface VerificationReport {
  readonly ok: boolean;
  readonly rows: number;
  /** Chains: a stream counts once for each of its days. */
  readonly streams: number;
  readonly checkpoints: number;
  /** Rows after the last checkpoint of their chain: sound, but nobody vouches for them yet. */
  readonly unsigned_rows: number;
  /** The first ones; `fault_count` counts all. */
  readonly faults: readonly Fault[];
  readonly fault_count: number;
}
