import type { Loaded } from '@app/cache';
import type { Outcome } from '@app/contracts';
import type { Understood } from './understood.js';

/** From it on an understanding is sure enough to be served again. */
const CACHED_CONFIDENCE = 0.8;

/** Only what is sure, and complete, is worth serving again; a question or a refusal that went back is not. */
export function storable(
  understood: Understood,
  outcome: Outcome,
  isModelKnown: boolean,
  tokens: number,
): Loaded<Understood> {
  const refused = (reason: string) => ({ value: understood, store: false as const, reason });
  if (understood.clarification || outcome === 'clarify') return refused('clarification');
  if (outcome === 'refuse') return refused('refusal');
  // The key names the model that was known before; what another one understood does not belong under it.
  if (!isModelKnown) return refused('model changed');
  if (understood.isShortened) return refused('shortened prompt');
  if (understood.confidence < CACHED_CONFIDENCE) return refused('low confidence');
  return { value: understood, store: true, tokens };
}
