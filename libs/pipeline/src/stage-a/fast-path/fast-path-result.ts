import type { Understanding } from '@app/contracts';

/**
 * What the fast path makes of a request.
 * - `understood`: every word is accounted for and there is exactly one reading; `rule` names it.
 * - `clarify`: the action is certain, but something it needs was not said; `question` asks for it.
 * - `handed_over`: not sure; `leftover` holds the words that no rule knows. Never a guess.
 */
export type FastPathResult =
  | { readonly kind: 'understood'; readonly understanding: Understanding; readonly rule: string }
  | {
      readonly kind: 'clarify';
      readonly understanding: Understanding;
      readonly question: string;
      readonly missing: readonly string[];
    }
  | { readonly kind: 'handed_over'; readonly reason: HandOverReason; readonly leftover: readonly string[] };

export type HandOverReason = 'empty' | 'too_long' | 'unknown_words' | 'no_reading' | 'several_readings';
