import type { Fact } from '../meaning/fact.js';
import { parsePattern, type Pattern, referencesOf, wordsOf } from './pattern.js';

/** What a pattern's facts become; `undefined` rejects the reading. */
export type Transform = (facts: readonly Fact[]) => readonly Fact[] | undefined;

/** One way to say something: a pattern, and what its facts become (by default they stay as they are). */
type Alternative = string | readonly [pattern: string, transform: Transform];
export type RuleTable = Readonly<Record<string, readonly Alternative[]>>;

interface CompiledAlternative {
  readonly pattern: Pattern;
  readonly transform?: Transform;
}

/** Compiled rules by name, and all words that any rule spells out. */
export interface Grammar {
  readonly rules: ReadonlyMap<string, readonly CompiledAlternative[]>;
  readonly words: ReadonlySet<string>;
}

/** @throws Error on a malformed pattern, a rule declared twice, or a reference to a rule that does not exist. */
export function compileGrammar(tables: readonly RuleTable[]): Grammar {
  const rules = new Map<string, readonly CompiledAlternative[]>();
  const words = new Set<string>();
  for (const [name, alternatives] of tables.flatMap((table) => Object.entries(table))) {
    if (rules.has(name)) throw new Error(`The rule '${name}' is declared twice.`);
    rules.set(name, alternatives.map(compile));
  }
  for (const { pattern } of [...rules.values()].flat()) {
    for (const word of wordsOf(pattern)) words.add(word);
    for (const name of referencesOf(pattern))
      if (!rules.has(name)) throw new Error(`There is no rule '${name}'.`);
  }
  return { rules, words };
}

function compile(alternative: Alternative): CompiledAlternative {
  if (typeof alternative === 'string') return { pattern: parsePattern(alternative) };
  const [pattern, transform] = alternative;
  return { pattern: parsePattern(pattern), transform };
}
