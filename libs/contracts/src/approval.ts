import { z } from 'zod';
import { TargetSchema } from './plan.js';
import { RISK_LEVELS } from './taxonomy.js';

export const APPROVAL_STATES = ['pending_approval', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export const ApprovalStateSchema = z.enum(APPROVAL_STATES);
export type ApprovalState = z.infer<typeof ApprovalStateSchema>;

/** What would change: one field of one target. `null` stands for nothing: not there before, or not after. */
export const ChangePreviewSchema = z.strictObject({
  target: z.string(),
  field: z.string(),
  from: z.unknown(),
  to: z.unknown(),
});
export type ChangePreview = z.infer<typeof ChangePreviewSchema>;

export const VERDICTS = ['approve', 'reject', 'comment'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What one person said of an approval. */
export const ApprovalRemarkSchema = z.strictObject({
  principal: z.string(),
  verdict: z.enum(VERDICTS),
  comment: z.string().nullable(),
  at: z.iso.datetime(),
});
export type ApprovalRemark = z.infer<typeof ApprovalRemarkSchema>;

/** A plan that waits for people. It binds to `plan_hash`, and so to the plan's resolved targets. */
export const ApprovalSchema = z.strictObject({
  id: z.uuid(),
  request_id: z.uuid(),
  state: ApprovalStateSchema,
  /** Why it ended, where no person said so. */
  reason: z.string().nullable(),
  plan_hash: z.string(),
  /** The redacted request text. */
  request: z.string(),
  requester: z.string(),
  risk_level: z.enum(RISK_LEVELS),
  reasons: z.array(z.string()),
  /** Who may decide. */
  roles: z.array(z.string()),
  approvals_required: z.number().int().min(1),
  approvals_given: z.number().int().min(0),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  decided_at: z.iso.datetime().nullable(),
  targets: z.array(TargetSchema),
  changes: z.array(ChangePreviewSchema),
  remarks: z.array(ApprovalRemarkSchema),
  execution_id: z.uuid().nullable(),
});
export type Approval = z.infer<typeof ApprovalSchema>;

/** As much of an approval as the answer to a request carries. */
export const ResponseApprovalSchema = ApprovalSchema.pick({
  id: true,
  state: true,
  plan_hash: true,
  expires_at: true,
  roles: true,
  targets: true,
  changes: true,
  approvals_required: true,
});
