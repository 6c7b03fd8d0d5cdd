import type { Fact } from '../meaning/fact.js';

/** The phrases of a text that separates them by commas. */
export function phrases(text: string): readonly string[] {
  return text.split(',').map((phrase) => phrase.trim());
}

/** The phrases of a text as terms that keep the words as they were said. */
export function saidPhrases(text: string): Readonly<Record<string, readonly Fact[]>> {
  return Object.fromEntries(phrases(text).map((words) => [words, [{ kind: 'text', value: words }]]));
}
