import { ACTIONS, CATEGORIES, ENTITY_TYPES, RISK_LEVELS } from '@app/contracts';
import { z } from 'zod';
import { ARGUMENT_NAMES, withCanonicalAction } from './action-names.js';
import { writtenValue } from './bounds.js';
import { modelOutput } from './model-output.js';

/** A share that a model states. Closed, since engines bound no digits: an open number could be written for ever. */
const stated = z.literal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1]);

const MOST_ENTITIES = 5;
const MOST_DETAILS = 2;
const MOST_EXCLUDED = 2;

/** What each of the four calls of the verbose prompts writes. */
export const INTENT_OUTPUT = modelOutput(
  'intent',
  z.strictObject({
    category: z.enum(CATEGORIES),
    action: z.enum(ACTIONS),
    confidence: stated,
    capabilities: z.array(z.enum(ACTIONS)).max(3),
  }),
  withCanonicalAction('action'),
);

const EntitiesOutputSchema = z.strictObject({
  entities: z
    .array(z.strictObject({ type: z.enum(ENTITY_TYPES), value: writtenValue, confidence: stated }))
    .max(MOST_ENTITIES),
  details: z.array(z.strictObject({ name: z.enum(ARGUMENT_NAMES), value: writtenValue })).max(MOST_DETAILS),
  excluded: z.array(writtenValue).max(MOST_EXCLUDED),
});
export const ENTITIES_OUTPUT = modelOutput('entities', EntitiesOutputSchema);

/** Whether a list was filled to its end, so that more may have been said. */
export function hasFullList({ entities, excluded }: z.infer<typeof EntitiesOutputSchema>): boolean {
  return entities.length >= MOST_ENTITIES || excluded.length >= MOST_EXCLUDED;
}

export const CONFIDENCE_OUTPUT = modelOutput('confidence', z.strictObject({ confidence: stated }));

export const RISK_OUTPUT = modelOutput('risk', z.strictObject({ risk: z.enum(RISK_LEVELS) }));
