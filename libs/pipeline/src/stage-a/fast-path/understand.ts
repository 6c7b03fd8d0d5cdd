import type { InventorySnapshot } from '@app/assets';
import { actionDefinition, canonicalUnderstanding, type Effect, type Understanding } from '@app/contracts';
import type { FastPathResult } from './fast-path-result.js';
import { compose } from './meaning/compose.js';
import { type Fact, factsOf } from './meaning/fact.js';
import { questionFor } from './meaning/question.js';
import { Reader } from './reader.js';
import { readCalculation } from './rules/calculation.js';
import { readCommand } from './rules/command.js';
import { outOfScope } from './rules/out-of-scope.js';
import { tokenize } from './text/tokenize.js';
import { withoutReason } from './text/without-reason.js';

/** Longer requests say more than a closed grammar can be sure of. */
const MOST_CHARACTERS = 2000;
const MOST_TOKENS = 60;

/** Why a change is asked for may be a condition of it; why a question is asked changes nothing. */
const READS: ReadonlySet<Effect> = new Set(['none', 'read']);

/**
 * Understands a request, or hands it over. Understood means: every word has its place in exactly one reading of the
 * grammar, with names linked to the inventory; so a word that no rule expects, wherever it stands, hands over.
 * Pure: the same text and snapshot give the same result.
 */
export function understand(text: string, snapshot: InventorySnapshot): FastPathResult {
  const result = understandWhole(text, snapshot);
  const asked = result.kind === 'handed_over' ? withoutReason(text) : undefined;
  if (asked === undefined) return result;
  const meant = understandWhole(asked, snapshot);
  return meant.kind === 'understood' && READS.has(actionDefinition(meant.understanding.intent.action).effect)
    ? meant
    : result;
}

function understandWhole(text: string, snapshot: InventorySnapshot): FastPathResult {
  if (text.length > MOST_CHARACTERS) return { kind: 'handed_over', reason: 'too_long', leftover: [] };
  const tokens = tokenize(text);
  if (tokens.length > MOST_TOKENS) return { kind: 'handed_over', reason: 'too_long', leftover: [] };
  const reader = new Reader(text, tokens, snapshot);
  if (reader.tokens.length === 0) return { kind: 'handed_over', reason: 'empty', leftover: [] };
  const readings = reader.read('request');
  if (!readings) return { kind: 'handed_over', reason: 'several_readings', leftover: [] };
  const commands = readCommand(
    text,
    tokens,
    (rule, part) => new Reader(text, part, snapshot).read(rule) ?? [],
  );
  const isQuestion = /\?\s*$/.test(text);
  return (
    decide([...readings, ...commands, ...readCalculation(text)], isQuestion) ??
    decide(reader.read('free_order') ?? [], isQuestion) ??
    outOfScope(reader) ?? {
      kind: 'handed_over',
      reason: reader.unknownWords().length > 0 ? 'unknown_words' : 'no_reading',
      leftover: reader.unknownWords(),
    }
  );
}

/** One understanding, however many ways lead to it; `undefined` for none. */
function decide(readings: readonly (readonly Fact[])[], isQuestion: boolean): FastPathResult | undefined {
  const different = new Map<string, { understanding: Understanding; missing: string[] }>();
  for (const facts of readings) {
    const understanding = compose(facts, isQuestion);
    if (!understanding) continue;
    const missing = factsOf(facts, 'missing').map(({ what }) => what);
    different.set(`${missing.join()} ${canonicalUnderstanding(understanding)}`, { understanding, missing });
  }
  const [only, another] = different.values();
  if (!only) return undefined;
  if (another) return { kind: 'handed_over', reason: 'several_readings', leftover: [] };
  const { understanding, missing } = only;
  const { action } = understanding.intent;
  if (missing.length === 0) return { kind: 'understood', understanding, rule: action };
  return { kind: 'clarify', understanding, question: questionFor(action, missing), missing };
}
