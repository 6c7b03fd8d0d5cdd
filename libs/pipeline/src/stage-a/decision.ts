import { randomUUID } from 'node:crypto';
import {
  actionDefinition,
  confidenceLevel,
  type Decision,
  type DecisionSource,
  type Judgement,
  type Understanding,
} from '@app/contracts';

interface DecisionParts {
  readonly understanding: Understanding;
  readonly judgement: Judgement;
  readonly confidence: number;
  readonly source: DecisionSource;
  readonly request: string;
  /** Milliseconds that understanding took. */
  readonly elapsedMs: number;
}

/** Puts an understanding and its judgement together. */
export function makeDecision(parts: DecisionParts): Decision {
  const { understanding, judgement, confidence, source, request, elapsedMs } = parts;
  const { category } = actionDefinition(understanding.intent.action);
  return {
    decision_id: randomUUID(),
    decision_type: category === 'information' ? 'info' : 'action',
    ...understanding,
    overall_confidence: confidence,
    confidence_level: confidenceLevel(confidence),
    ...judgement,
    original_request: request,
    source,
    cache_hit: source === 'cache_exact' || source === 'cache_template',
    processing_time_ms: Math.round(elapsedMs * 1000) / 1000,
  };
}
