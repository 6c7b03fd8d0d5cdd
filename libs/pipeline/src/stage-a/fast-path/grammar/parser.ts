import type { Fact } from '../meaning/fact.js';
import type { Token } from '../text/token.js';
import type { Grammar } from './grammar.js';
import type { Pattern } from './pattern.js';

/** A term of a lexical class at some place: where it ends and what it says. */
export interface Term {
  readonly name: string;
  readonly end: number;
  readonly facts: readonly Fact[];
}

/** One reading of a stretch of tokens: where it ends and what it says. */
interface Reading {
  readonly end: number;
  readonly facts: readonly Fact[];
}

/** A request with more readings than this at one place is not one to be sure about. */
const MOST_READINGS = 200;

/** Thrown inside the parser only; `parse` turns it into "too ambiguous". */
class TooManyReadings extends Error {}

/**
 * All different readings of the whole token list as one rule. Every (rule, place) is worked out once,
 * so the work is bounded by rules × places × {@link MOST_READINGS}.
 * @returns `undefined` where there are too many to tell.
 */
export function parse(
  grammar: Grammar,
  start: string,
  tokens: readonly Token[],
  terms: readonly (readonly Term[])[],
): Fact[][] | undefined {
  const memory = new Map<string, readonly Reading[]>();
  const mayOccur = occurrences(tokens, terms);
  const underWay = new Set<string>();

  function readRule(name: string, at: number): readonly Reading[] {
    const key = `${name}@${at}`;
    const known = memory.get(key);
    if (known) return known;
    if (underWay.has(key)) throw new Error(`The rule '${name}' refers to itself without reading a word.`);
    underWay.add(key);
    const readings: Reading[] = [];
    for (const { pattern, transform } of grammar.rules.get(name) ?? []) {
      if (!mayOccur(pattern)) continue;
      for (const reading of read(pattern, at)) {
        const facts = transform ? transform(reading.facts) : reading.facts;
        if (facts) readings.push({ end: reading.end, facts });
      }
    }
    const different = distinct(readings);
    underWay.delete(key);
    memory.set(key, different);
    return different;
  }

  function read(pattern: Pattern, at: number): readonly Reading[] {
    switch (pattern.kind) {
      case 'word':
        return tokens[at]?.word === pattern.word &&
          tokens[at].kind !== 'quoted' &&
          tokens[at].kind !== 'command'
          ? [{ end: at + 1, facts: [] }]
          : [];
      case 'term':
        return (terms[at] ?? []).filter(({ name }) => name === pattern.name);
      case 'rule':
        return readRule(pattern.name, at);
      case 'choice':
        return pattern.items.flatMap((item) => read(item, at));
      case 'sequence':
        return pattern.items.reduce<readonly Reading[]>(extend, [{ end: at, facts: [] }]);
      case 'repeat':
        return repeat(pattern, at);
    }
  }

  function extend(readings: readonly Reading[], item: Pattern): readonly Reading[] {
    const extended = readings.flatMap(({ end, facts }) =>
      read(item, end).map((more) => ({ end: more.end, facts: facts.concat(more.facts) })),
    );
    return extended.length > 1 ? distinct(extended) : extended;
  }

  function repeat(pattern: Pattern & { kind: 'repeat' }, at: number): readonly Reading[] {
    if (pattern.item.kind !== 'rule') return repeated(pattern, at);
    const key = `${pattern.item.name}${pattern.least}${pattern.most}*@${at}`;
    const known = memory.get(key) ?? repeated(pattern, at);
    memory.set(key, known);
    return known;
  }

  function repeated(pattern: Pattern & { kind: 'repeat' }, at: number): readonly Reading[] {
    let latest: readonly Reading[] = [{ end: at, facts: [] }];
    const all: Reading[] = pattern.least === 0 ? [...latest] : [];
    for (let times = 0; times < pattern.most && latest.length > 0; times += 1) {
      latest = latest.flatMap((reading) =>
        extend([reading], pattern.item).filter(({ end }) => end > reading.end),
      );
      all.push(...latest);
    }
    return all.length > 1 ? distinct(all) : all;
  }

  try {
    return readRule(start, 0)
      .filter(({ end }) => end === tokens.length)
      .map(({ facts }) => [...facts]);
  } catch (error) {
    if (error instanceof TooManyReadings) return undefined;
    throw error;
  }
}

/** Tells of a pattern whether all words and classes that it cannot do without occur anywhere at all. */
function occurrences(
  tokens: readonly Token[],
  terms: readonly (readonly Term[])[],
): (pattern: Pattern) => boolean {
  const words = new Set(tokens.map(({ word }) => word));
  const classes = new Set(terms.flat().map(({ name }) => name));
  const mayOccur = (pattern: Pattern): boolean => {
    switch (pattern.kind) {
      case 'word':
        return words.has(pattern.word);
      case 'term':
        return classes.has(pattern.name);
      case 'rule':
        return true;
      case 'sequence':
        return pattern.items.every(mayOccur);
      case 'choice':
        return pattern.items.some(mayOccur);
      case 'repeat':
        return pattern.least === 0 || mayOccur(pattern.item);
    }
  };
  return mayOccur;
}

function distinct(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length < 2 || new Set(readings.map(({ end }) => end)).size === readings.length)
    return readings;
  const different = new Map<string, Reading>();
  for (const reading of readings) different.set(`${reading.end} ${JSON.stringify(reading.facts)}`, reading);
  if (different.size > MOST_READINGS) throw new TooManyReadings();
  return [...different.values()];
}
