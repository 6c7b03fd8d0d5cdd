import { Injectable } from '@nestjs/common';
import { EpochSource } from '@app/cache';
import type { Decision, Plan } from '@app/contracts';
import type { Replanner } from '@app/execution';
import { Selector } from '../stage-b/selector.js';
import { Planner } from '../stage-c/planner.js';
import { TargetResolver } from '../stage-c/target-resolver.js';

/** Makes the plan of a decision again, from the inventory as the database has it now and from no cache. */
@Injectable()
export class DecisionReplanner implements Replanner {
  constructor(
    private readonly epochs: EpochSource,
    private readonly targets: TargetResolver,
    private readonly selector: Selector,
    private readonly planner: Planner,
  ) {}

  async replan(decision: Decision, signal: AbortSignal): Promise<Plan> {
    await this.epochs.refresh(signal);
    const targets = await this.targets.resolve(decision, { scope: 'replan', bypassCache: true, signal });
    return this.planner.plan(decision, this.selector.select(decision, targets.flat()), targets);
  }
}
