import type { EntityType } from '@app/contracts';
import type { Term } from '../grammar/parser.js';
import type { Fact } from '../meaning/fact.js';
import type { Token } from '../text/token.js';
import { tokenize } from '../text/tokenize.js';

interface Entry {
  readonly name: string;
  readonly words: readonly string[];
  readonly facts: readonly Fact[];
}

export type Classes = Readonly<Record<string, readonly string[] | Readonly<Record<string, readonly Fact[]>>>>;

/** Entities whose value is what the request wrote, not what it was recognised by. */
const AS_WRITTEN: ReadonlySet<EntityType> = new Set([
  'service',
  'tag',
  'owner',
  'data_center',
  'database',
  'user',
]);

/** Phrases by their first word: finds the longest term of every class that starts at a token. */
export class Vocabulary {
  private readonly entries = new Map<string, Entry[]>();
  readonly words = new Set<string>();
  /** The classes that have phrases. */
  readonly classes = new Set<string>();

  constructor(classes: Classes) {
    for (const [name, phrases] of Object.entries(classes)) {
      if (isList(phrases)) for (const phrase of phrases) this.add(name, phrase, []);
      else for (const [phrase, facts] of Object.entries(phrases)) this.add(name, phrase, facts);
    }
  }

  termsAt(tokens: readonly Token[], at: number, request: string): Term[] {
    const first = tokens[at];
    if (first?.kind === 'command') return [];
    if (!first || first.kind === 'quoted') return this.quotedAt(first, at);
    const longest = new Map<string, Term>();
    for (const { name, words, facts } of this.entries.get(first.word) ?? []) {
      if (!words.every((word, index) => tokens[at + index]?.word === word)) continue;
      const last = tokens[at + words.length - 1] ?? first;
      if ((longest.get(name)?.end ?? 0) >= at + words.length) continue;
      longest.set(name, {
        name,
        end: at + words.length,
        facts: asWritten(facts, request.slice(first.start, last.end)),
      });
    }
    return [...longest.values()];
  }

  /** A quoted name is what it names: "nginx" in quotes is nginx. */
  private quotedAt(token: Token | undefined, at: number): Term[] {
    if (!token) return [];
    const inner = tokenize(token.text);
    return (this.entries.get(inner[0]?.word ?? '') ?? [])
      .filter(
        ({ words }) =>
          words.length === inner.length && words.every((word, index) => inner[index]?.word === word),
      )
      .map(({ name, facts }) => ({ name, end: at + 1, facts: asWritten(facts, token.text) }));
  }

  private add(name: string, phrase: string, facts: readonly Fact[]): void {
    const words = tokenize(phrase).map(({ word }) => word);
    const first = words[0];
    if (first === undefined) return;
    this.classes.add(name);
    for (const word of words) this.words.add(word);
    const entries = this.entries.get(first) ?? [];
    entries.push({ name, words, facts });
    this.entries.set(first, entries);
  }
}

function isList(phrases: Classes[string]): phrases is readonly string[] {
  return Array.isArray(phrases);
}

function asWritten(facts: readonly Fact[], written: string): readonly Fact[] {
  return facts.map((fact) =>
    fact.kind === 'entity' && AS_WRITTEN.has(fact.type) ? { ...fact, value: written } : fact,
  );
}
