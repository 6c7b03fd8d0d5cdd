import type { InventorySnapshot } from '@app/assets';
import type { Understanding } from '@app/contracts';
import { linkUnderstanding } from '../linking/link-understanding.js';
import type { ModelUnderstanding } from '../model/model-understanding.js';
import type { Understood } from '../understood.js';
import { agrees, type Opinion } from './agreement.js';
import { confidenceOf, evidenceOf } from './evidence.js';

/** A model's understanding with the confidence that the evidence gives it. */
export function weigh(
  { understanding, observed, ...rest }: ModelUnderstanding,
  text: string,
  snapshot: InventorySnapshot,
  opinion: Opinion,
): Understood {
  const linked = linkUnderstanding(understanding, text, snapshot).understanding;
  const evidence = evidenceOf(observed, {
    isLinked: linked.entities.every(({ type, asset_id: link }) => type !== 'hostname' || link !== undefined),
    agrees: agrees(understanding, text, opinion),
  });
  const confidence = confidenceOf(evidence);
  return {
    understanding: withConfidence(understanding, confidence),
    confidence,
    evidence,
    source: 'llm',
    ...rest,
  };
}

function withConfidence(understanding: Understanding, confidence: number): Understanding {
  return {
    ...understanding,
    intent: { ...understanding.intent, confidence },
    entities: understanding.entities.map((entity) => ({ ...entity, confidence })),
  };
}
