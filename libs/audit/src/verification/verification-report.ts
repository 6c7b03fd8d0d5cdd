import { z } from 'zod';

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

const count = z.int().min(0);

/** One thing that is wrong. */
export const FaultSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  /** `null` where a checkpoint is at fault. */
  stream: z.string().nullable(),
  day: z.string().nullable(),
  /** Of the row, or of the checkpoint. */
  sequence: z.number(),
  detail: z.string(),
});
export type Fault = z.infer<typeof FaultSchema>;

/** What verification has found. */
export const VerificationReportSchema = z.strictObject({
  ok: z.boolean(),
  rows: count,
  /** Chains: a stream counts once for each of its days. */
  streams: count,
  checkpoints: count,
  /** Rows after the last checkpoint of their chain: sound, but nobody vouches for them yet. */
  unsigned_rows: count,
  /** The first hundred; `fault_count` counts all. */
  faults: z.array(FaultSchema),
  fault_count: count,
});
export type VerificationReport = z.infer<typeof VerificationReportSchema>;
