import type { RiskLevel, Understanding } from '@app/contracts';
import type { Clarification } from '../../stage-d/responder.js';

/** A request as a model understood it. */
export interface ModelUnderstanding {
  readonly understanding: Understanding;
  /** 0 to 1, from evidence. */
  readonly confidence: number;
  /** The least risk of a change in the model's opinion, where it was asked. */
  readonly riskFloor?: RiskLevel;
  /** Set where it could not be told what is asked. */
  readonly clarification?: Clarification;
  /** What the person should know of how it was understood. */
  readonly note?: string;
}
