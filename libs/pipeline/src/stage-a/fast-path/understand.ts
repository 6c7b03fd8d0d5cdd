import type { InventorySnapshot } from '@app/assets';
import { canonicalUnderstanding, type Understanding } from '@app/contracts';
import type { FastPathResult } from './fast-path-result.js';
import { compose } from './meaning/compose.js';
import { entity, type Fact, factsOf } from './meaning/fact.js';
import { questionFor } from './meaning/question.js';
import { Reader } from './reader.js';
import { readCalculation } from './rules/calculation.js';
import { readKnowledge } from './rules/knowledge.js';
import { readGivenCommand } from './commands/given-command.js';
import { readCommand } from './commands/run-command.js';
import { outOfScope } from './rules/out-of-scope.js';
import { tokenize } from './text/tokenize.js';
import { withoutRemarks } from './text/without-remarks.js';

/** Longer requests say more than a closed grammar can be sure of. */
const MOST_CHARACTERS = 2000;
const MOST_TOKENS = 60;

/**
 * Understands a request, or hands it over. Understood means: every word has its place in exactly one reading of the
 * grammar, with names linked to the inventory; so a word that no rule expects, wherever it stands, hands over. Only
 * clauses that merely tell why something is asked are left out.
 * Pure: the same text and snapshot give the same result.
 */
export function understand(text: string, snapshot: InventorySnapshot): FastPathResult {
  const result = understandWhole(text, snapshot);
  if (result.kind !== 'handed_over' || result.reason === 'too_long' || result.reason === 'empty')
    return result;
  const asked = withoutRemarks(text, (tokens) => new Reader(text, tokens, snapshot).terms);
  if (asked === undefined) return result;
  const meant = understandWhole(asked, snapshot);
  return meant.kind === 'understood' ? meant : result;
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
    decide(readKnowledge(text, reader), isQuestion) ??
    readFrames(reader, text, isQuestion) ??
    decide(givenCommand(text, snapshot), isQuestion) ??
    outOfScope(reader, text) ?? {
      kind: 'handed_over',
      reason: reader.unknownWords().length > 0 ? 'unknown_words' : 'no_reading',
      leftover: reader.unknownWords(),
    }
  );
}

/** A command line or statement behind other words, where these are understood as well or say nothing. */
function givenCommand(text: string, snapshot: InventorySnapshot): readonly (readonly Fact[])[] {
  const found = readGivenCommand(text, snapshot, (lead) => {
    const result = lead.trim() === '' ? undefined : understandWhole(lead, snapshot);
    if (result?.kind === 'understood')
      return result.understanding.entities.map(({ type, value }) => entity(type, value));
    return new Reader(lead, tokenize(lead), snapshot).read('command_lead')?.[0];
  });
  return found ? [found] : [];
}

/** Asked politely, an order may end in a question mark. "Can I" and "should we" ask for leave or advice. */
const POLITE =
  /\b(?:can|could|would|will) (?:you|somebody|someone|anybody|anyone)\b|\bwould it be possible\b/i;

/** Questions and orders in whatever order of words; what is left open only where neither says it all. */
function readFrames(reader: Reader, text: string, isQuestion: boolean): FastPathResult | undefined {
  const mayOrder = !isQuestion || POLITE.test(text);
  const read = (rule: string) => reader.read(rule);
  const complete = [read('asked'), mayOrder ? read('ordered') : []];
  if (complete.includes(undefined)) return undefined;
  const whole = decide(
    complete.flatMap((readings) => readings ?? []),
    isQuestion,
  );
  if (whole) return whole;
  const open = [read('asked_vaguely'), mayOrder ? read('left_open') : []];
  return decide(
    open.flatMap((readings) => readings ?? []),
    isQuestion,
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
