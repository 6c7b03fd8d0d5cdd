import type { Fact } from '../meaning/fact.js';
import { entity } from '../meaning/fact.js';
import { COMMANDS } from '../lexicon/commands.js';
import { VERBS } from '../lexicon/verbs.js';
import type { Token } from '../text/token.js';

/** Reads a stretch of tokens as one rule; no readings where it is none. */
export type ReadAs = (rule: string, tokens: readonly Token[]) => readonly (readonly Fact[])[];

const RUN: ReadonlySet<string> = new Set(VERBS['RUN']);
const CMDLET =
  /^(?:Get|Set|New|Remove|Start|Stop|Restart|Test|Invoke|Clear|Enable|Disable|Add|Out|Select)-[A-Z]\w+$/;
/** Words that continue the sentence rather than the command line. */
const PROSE: ReadonlySet<string> = new Set(['then', 'afterwards', 'please', 'also']);

/**
 * "run COMMAND on HOST" and "on HOST run COMMAND": everything between is the command, as written. What it does is
 * judged by policy from its text; here it only has to be plain where it begins and ends.
 */
export function readCommand(
  request: string,
  tokens: readonly Token[],
  readAs: ReadAs,
): readonly (readonly Fact[])[] {
  const verb = tokens.findIndex(({ word, kind }) => kind === 'word' && RUN.has(word));
  if (verb < 0) return [];
  const before = tokens.slice(0, verb);
  const after = tokens.slice(verb + 1);
  if (readAs('before_command', before).length > 0) return commandThenPlace(request, after, readAs);
  const [first, last] = [after[0], after.at(-1)];
  if (!first || !last || !startsCommand(first) || after.some(({ word }) => PROSE.has(word))) return [];
  return readAs('command_place', before).map((facts) => command(facts, request, first, last));
}

function commandThenPlace(
  request: string,
  tokens: readonly Token[],
  readAs: ReadAs,
): readonly (readonly Fact[])[] {
  const [first] = tokens;
  if (!first || !startsCommand(first)) return [];
  for (let at = tokens.length - 1; at > 0; at -= 1) {
    const last = tokens[at - 1];
    if (tokens[at]?.word !== 'on' || !last) continue;
    const readings = readAs('command_end', tokens.slice(at));
    if (readings.length === 0) continue;
    if (tokens.slice(0, at).some(({ word }) => PROSE.has(word))) return [];
    return readings.map((facts) => command(facts, request, first, last));
  }
  return [];
}

function startsCommand({ kind, text, word }: Token): boolean {
  return kind === 'quoted' || kind === 'path' || COMMANDS.has(word) || CMDLET.test(text);
}

function command(place: readonly Fact[], request: string, first: Token, last: Token): readonly Fact[] {
  const text = first === last && first.kind === 'quoted' ? first.text : request.slice(first.start, last.end);
  return [{ kind: 'intent', action: 'run_command' }, entity('command', text), ...place];
}
