import type { AssetField } from '@app/contracts';
import type { Transform } from '../grammar/grammar.js';
import { factsOf } from './fact.js';
import { FIGURES } from './transforms.js';

/** Words that stand for degrees: neither their alphabet nor a number puts them in order. */
const DEGREES: ReadonlySet<AssetField> = new Set(['criticality']);

/** Accepts a figure, of which one asset has the most. */
export const numeric: Transform = (facts) =>
  factsOf(facts, 'field').every(({ field }) => FIGURES.has(field)) ? facts : undefined;

/** Accepts a field whose first values are those that the alphabet puts first. */
export const textual: Transform = (facts) =>
  factsOf(facts, 'field').some(({ field }) => FIGURES.has(field) || DEGREES.has(field)) ? undefined : facts;

/** "the largest host" is one; "the largest hosts" are as many as there are. */
export const limitsToOne: Transform = (facts) =>
  factsOf(facts, 'scope').some(({ plural }) => !plural) ? [...facts, { kind: 'limit', value: 1 }] : facts;
