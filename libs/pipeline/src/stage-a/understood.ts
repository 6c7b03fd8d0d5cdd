import type { RiskLevel, Understanding } from '@app/contracts';
import type { Clarification } from '../stage-d/responder.js';
import type { Evidence } from './evidence/evidence.js';

/** What Stage A makes of the words alone, before the inventory and the policy have their say. */
export interface Understood {
  readonly understanding: Understanding;
  /** 0 to 1, from evidence: the rule that applied, or what speaks for the model. */
  readonly confidence: number;
  readonly source: 'fast_path' | 'llm';
  /** What the confidence in a model's understanding was made of. */
  readonly evidence?: Evidence;
  /** The least risk of a change in a model's opinion; may raise what the rules say, never lower it. */
  readonly riskFloor?: RiskLevel;
  /** Set where what the words refer to was found in the request before. */
  readonly explained?: boolean;
  /** Set where the words leave open what is asked, or of what. */
  readonly clarification?: Clarification;
  /** What the person should know of how it was understood, beside an answer. */
  readonly note?: string;
  /** Set where the prompt was shortened: another engine may understand it better. */
  readonly isShortened?: boolean;
}
