import { ACTIONS, type Action, ENTITY_TYPES, type EntityType } from '@app/contracts';
import { z } from 'zod';
import { ARGUMENT_NAMES, withCanonicalAction } from './action-names.js';
import { writtenCommand, writtenValue } from './bounds.js';
import { modelOutput } from './model-output.js';

/** What a model made of a request, whichever prompts asked it. */
export interface UnderstandingOutput {
  readonly a: Action;
  /** Entities. */
  readonly e: readonly { readonly t: EntityType; readonly v: string }[];
  /** Arguments. */
  readonly g: readonly { readonly k: string; readonly v: string }[];
  /** Those values of entities that are named to be excluded. */
  readonly n: readonly string[];
  /** The command line to run. */
  readonly r?: string;
  /** Whether a list was filled to its end, so that more may have been said. */
  readonly isFull?: boolean;
}

const EXCLUDED = '!';
const NAMED = ENTITY_TYPES.filter((type) => type !== 'command');
const TERMS = [...NAMED, ...NAMED.map((type) => `${EXCLUDED}${type}`), ...ARGUMENT_NAMES];
const MOST_TERMS = 6;

/**
 * The whole of Stage A in one answer: short keys, since decoding is what users wait for, the action first, since the
 * rest follows from it. Entities and arguments share the list `e`, so that one bound holds for both; `r` is there only
 * where a command line is to be run.
 */
const WrittenSchema = z.strictObject({
  a: z.enum(ACTIONS),
  e: z.array(z.strictObject({ t: z.enum(TERMS), v: writtenValue })).max(MOST_TERMS),
  r: writtenCommand.optional(),
});

export const UNDERSTANDING_OUTPUT = modelOutput(
  'understanding',
  WrittenSchema.transform(toldApart),
  withCanonicalAction('a'),
);

function toldApart({ a, e: terms, r }: z.infer<typeof WrittenSchema>): UnderstandingOutput {
  const e: UnderstandingOutput['e'][number][] = [];
  const g: UnderstandingOutput['g'][number][] = [];
  const n: string[] = [];
  for (const { t, v } of terms) {
    const type = ENTITY_TYPES.find((known) => t === known || t === `${EXCLUDED}${known}`);
    if (type) e.push({ t: type, v });
    else g.push({ k: t, v });
    if (type && t !== type) n.push(v);
  }
  return { a, e, g, n, ...(r !== undefined && { r }), isFull: terms.length >= MOST_TERMS };
}
