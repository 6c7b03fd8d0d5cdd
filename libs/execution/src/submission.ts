import type { Decision, Plan } from '@app/contracts';

/** A plan that may run: nothing needs to approve it, or everybody who must has. */
export interface Submission {
  readonly requestId: string;
  /** Id of the principal that asked. */
  readonly requester: string;
  readonly plan: Plan;
  /** What the plan follows from; made into a plan again before it runs, to see whether its targets are still the same. */
  readonly decision: Decision;
  readonly approvalId?: string;
}
