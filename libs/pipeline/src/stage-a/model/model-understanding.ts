import type { RiskLevel, Understanding } from '@app/contracts';

/** A request as a model understood it. */
export interface ModelUnderstanding {
  readonly understanding: Understanding;
  /** 0 to 1, from evidence. */
  readonly confidence: number;
  /** The least risk of a change in the model's opinion, where it was asked. */
  readonly riskFloor?: RiskLevel;
}
