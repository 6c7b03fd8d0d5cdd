import type { RiskLevel, Understanding } from '@app/contracts';
import type { Observed } from '../evidence/evidence.js';
import type { Clarification } from '../../stage-d/responder.js';

/** A request as a model understood it. */
export interface ModelUnderstanding {
  readonly understanding: Understanding;
  /** What tells how sure one may be of it. */
  readonly observed: Observed;
  /** The least risk of a change in the model's opinion, where it was asked. */
  readonly riskFloor?: RiskLevel;
  /** Set where it could not be told what is asked. */
  readonly clarification?: Clarification;
  /** What the person should know of how it was understood. */
  readonly note?: string;
  /** Set where a prompt had to be shortened to fit into the context of the model. */
  readonly isShortened?: boolean;
}
