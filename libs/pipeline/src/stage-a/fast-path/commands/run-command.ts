import { VERBS } from '../lexicon/verbs.js';
import { entity, type Fact } from '../meaning/fact.js';
import type { Token } from '../text/token.js';
import { isCmdlet, isProgram } from './programs.js';

/** Reads a stretch of tokens as one rule; no readings where it is none. */
type ReadAs = (rule: string, tokens: readonly Token[]) => readonly (readonly Fact[])[];

const RUN: ReadonlySet<string> = new Set(VERBS['RUN']);
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
  const verb = tokens.findIndex(
    ({ word, kind }, at) =>
      kind === 'word' && (RUN.has(word) || (word === 'do' && isCmdlet(tokens[at + 1]?.text ?? ''))),
  );
  if (verb < 0) return [];
  const before = tokens.slice(0, verb);
  const after = tokens.slice(verb + 1);
  if (!after[0] || !startsCommand(after[0])) return [];
  if (readAs('before_command', before).length > 0) return commandThenPlace(request, after, readAs);
  const text = request
    .slice(after[0].start)
    .trim()
    .replace(/(?<=\w)[?!.]+$/, '');
  return readAs('command_place', before).flatMap((place) => command(place, text, after));
}

function commandThenPlace(
  request: string,
  tokens: readonly Token[],
  readAs: ReadAs,
): readonly (readonly Fact[])[] {
  for (let at = tokens.length - 1; at > 0; at -= 1) {
    const place = tokens[at];
    if (place?.word !== 'on' && place?.word !== 'at') continue;
    const readings = readAs('command_end', tokens.slice(at));
    if (readings.length === 0) continue;
    const text = request.slice(tokens[0]?.start, place.start).trim();
    return readings.flatMap((facts) => command(facts, text, tokens.slice(0, at)));
  }
  return [];
}

/** After "run" a network device's "show …" is a command as well. */
function startsCommand({ kind, text, word }: Token): boolean {
  return kind === 'quoted' || kind === 'command' || kind === 'path' || isProgram(text) || word === 'show';
}

function command(
  place: readonly Fact[],
  written: string,
  tokens: readonly Token[],
): readonly (readonly Fact[])[] {
  if (tokens.some(({ kind, word }) => kind === 'word' && PROSE.has(word))) return [];
  const [only, another] = tokens;
  const text = (only?.kind === 'quoted' || only?.kind === 'command') && !another ? only.text : written;
  return [[{ kind: 'intent', action: 'run_command' }, entity('command', text), ...place]];
}
