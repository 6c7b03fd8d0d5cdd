import type { Fact } from '../meaning/fact.js';

const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};

/** Numbers in words. */
export const NUMBER_WORDS: Readonly<Record<string, readonly Fact[]>> = Object.fromEntries(
  Object.entries(WORDS).map(([word, value]) => [word, [{ kind: 'number', value, written: String(value) }]]),
);
