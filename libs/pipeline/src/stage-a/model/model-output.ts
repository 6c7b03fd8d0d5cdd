import { ACTIONS, ENTITY_TYPES, actionDefinition, canonicalAction } from '@app/contracts';
import { z } from 'zod';

/** Arguments of every action; `query` is built by code, the last two go into it. */
const ARGUMENT_NAMES = [
  ...new Set([
    ...ACTIONS.flatMap((action) => actionDefinition(action).arguments).filter((name) => name !== 'query'),
    'schedule',
    'condition',
    'group_by',
    'limit',
  ]),
] as [string, ...string[]];

const value = z.string().max(200);

/**
 * What the model writes: short keys, since decoding is what users wait for, the action first, since the rest
 * follows from it. `e` entities (type, value), `g` arguments (name, value), `n` values named to be excluded.
 */
export const ModelOutputSchema = z.strictObject({
  a: z.enum(ACTIONS),
  e: z.array(z.strictObject({ t: z.enum(ENTITY_TYPES), v: value })).max(8),
  g: z.array(z.strictObject({ k: z.enum(ARGUMENT_NAMES), v: value })).max(4),
  n: z.array(value).max(3),
});
export type ModelOutput = z.infer<typeof ModelOutputSchema>;

const { $schema: _dialect, ...portable } = z.toJSONSchema(ModelOutputSchema);

/** The same shape for the engine, in the subset of JSON Schema that every engine enforces. */
export const MODEL_OUTPUT_JSON_SCHEMA: Readonly<Record<string, unknown>> = portable;

/** Reads what a model wrote; an action of an earlier system counts as the one it is called today. */
export function readModelOutput(parsed: unknown): z.ZodSafeParseResult<ModelOutput> {
  const hasAction = typeof parsed === 'object' && parsed !== null && 'a' in parsed;
  if (!hasAction || typeof parsed.a !== 'string') return ModelOutputSchema.safeParse(parsed);
  return ModelOutputSchema.safeParse({ ...parsed, a: canonicalAction(parsed.a) ?? parsed.a });
}
