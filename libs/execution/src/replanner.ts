import type { Decision, Plan } from '@app/contracts';

/** Plans a decision again on the inventory as the database has it now. This is the port; its injection token too. */
export abstract class Replanner {
  /** @throws OperationalError where no plan can be made any more, such as a target that is gone */
  abstract replan(decision: Decision, signal: AbortSignal): Promise<Plan>;
}
