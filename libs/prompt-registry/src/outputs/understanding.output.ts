import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import { z } from 'zod';
import { ARGUMENT_NAMES, withCanonicalAction } from './action-names.js';
import { MOST_DETAILS, MOST_ENTITIES, MOST_EXCLUDED, writtenValue } from './bounds.js';
import { modelOutput } from './model-output.js';

/**
 * The whole of Stage A in one answer: short keys, since decoding is what users wait for, the action first, since
 * the rest follows from it. `e` entities (type, value), `g` arguments (name, value), `n` values named to be excluded.
 */
const UnderstandingOutputSchema = z.strictObject({
  a: z.enum(ACTIONS),
  e: z.array(z.strictObject({ t: z.enum(ENTITY_TYPES), v: writtenValue })).max(MOST_ENTITIES),
  g: z.array(z.strictObject({ k: z.enum(ARGUMENT_NAMES), v: writtenValue })).max(MOST_DETAILS),
  n: z.array(writtenValue).max(MOST_EXCLUDED),
});
export type UnderstandingOutput = z.infer<typeof UnderstandingOutputSchema>;

export const UNDERSTANDING_OUTPUT = modelOutput(
  'understanding',
  UnderstandingOutputSchema,
  withCanonicalAction('a'),
);
