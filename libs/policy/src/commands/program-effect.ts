import type { Effect } from '@app/contracts';
import { type CommandWord, matchesEntry, programName } from './command-word.js';
import { interpreterEffect } from './interpreter-effect.js';
import { PROGRAM_RULES, type ProgramRule } from './program-rules.js';
import { FILE_WRITERS, isSecurityFile, standsWhereAnyoneWrites } from './protected-paths.js';
import { unwrap } from './unwrap.js';

/** Judges a nested command line; given by the caller, since command lines nest in commands. */
export type CommandLineJudge = (commandLine: string) => Effect;

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/**
 * The effect of one simple command, looked at through whatever runs it for another (`sudo`, `xargs`, `ssh` …).
 * At least write; destructive where a rule says so or where what runs cannot be told.
 *
 * @param words the command and its arguments, after quote removal.
 * @param fed whether it reads a pipe or a file: what an interpreter is fed cannot be seen.
 */
export function programEffect(words: readonly CommandWord[], fed: boolean, judge: CommandLineJudge): Effect {
  const [program, ...args] = words;
  if (!program) return 'write';
  if (!program.literal || standsWhereAnyoneWrites(program)) return 'destructive';
  if (ASSIGNMENT.test(program.value)) return programEffect(args, fed, judge);

  const inner = unwrap(words);
  if (inner === 'unparsable') return 'destructive';
  if (inner?.joined) {
    const line = inner.words.map((word) => word.value).join(' ');
    const unseen = inner.words.some((word) => !word.literal) || (fed && (line === '' || line === '-'));
    if (unseen) return 'destructive';
    return line === '' ? 'write' : judge(line);
  }

  const own = ownEffect(programName(program), args, fed, judge);
  if (own === 'destructive' || !inner) return own;
  return programEffect(inner.words, fed, judge);
}

function ownEffect(
  program: string,
  args: readonly CommandWord[],
  fed: boolean,
  judge: CommandLineJudge,
): Effect {
  const interpreted = interpreterEffect(program, args, fed, judge);
  if (interpreted) return interpreted;
  if (PROGRAM_RULES.some((rule) => breaks(rule, program, args))) return 'destructive';
  if (FILE_WRITERS.includes(program) && args.some(isSecurityFile)) return 'destructive';
  return program === 'find' ? foundEffect(args, judge) : 'write';
}

function breaks(rule: ProgramRule, program: string, args: readonly CommandWord[]): boolean {
  if (!rule.programs.some((name) => matchesEntry(program, name))) return false;
  if (rule.destructive === 'always') return true;
  const names = (entries: readonly string[]): boolean =>
    args.some((arg) => entries.some((entry) => matchesEntry(arg.value, entry)));
  if ('matching' in rule.destructive) {
    const { matching } = rule.destructive;
    return args.some((arg) => !arg.literal || matching.test(arg.value));
  }
  if ('unless' in rule.destructive) return !names(rule.destructive.unless);
  return args.some((arg) => !arg.literal) || names(rule.destructive.with);
}

/** `find` runs a command for what it finds: each `-exec … ;` is one. */
function foundEffect(args: readonly CommandWord[], judge: CommandLineJudge): Effect {
  const start = args.findIndex((arg) => /^-(exec|execdir|ok|okdir)$/.test(arg.value));
  if (start < 0) return 'write';
  const rest = args.slice(start + 1);
  const end = rest.findIndex((arg) => arg.value === ';' || arg.value === '+');
  const command = end < 0 ? rest : rest.slice(0, end);
  if (programEffect(command, false, judge) === 'destructive') return 'destructive';
  return end < 0 ? 'write' : foundEffect(rest.slice(end + 1), judge);
}
