import type { Effect } from '@app/contracts';
import { type CommandWord, matchesEntry } from './command-word.js';
import {
  AWK_DANGER,
  AWK_PROGRAMS,
  CODE_INTERPRETERS,
  INLINE_CODE_OPTIONS,
  SHELLS,
  SQL_CLIENTS,
  USER_SHELLS,
} from './interpreter-rules.js';
import { standsWhereAnyoneWrites } from './protected-paths.js';
import { sqlEffect } from './sql-effect.js';

/**
 * The effect of a program that runs code it is given; nothing where the program is no interpreter.
 * Code that cannot be seen or judged is destructive; a script named by its file is unknown, so write, unless it
 * stands where anyone may have put it.
 */
export function interpreterEffect(
  program: string,
  args: readonly CommandWord[],
  fed: boolean,
  judge: (commandLine: string) => Effect,
): Effect | undefined {
  const unseen = args.some((arg) => !arg.literal);
  const has = (entries: readonly string[]): boolean =>
    args.some((arg) => entries.some((entry) => matchesEntry(arg.value, entry)));

  if (SHELLS.includes(program)) {
    const opaque = unseen || fed || runsOpenScript(args) || has(['-i']);
    return opaque ? 'destructive' : commandLineAfter(args, /^-\w*c$/, judge, 'write');
  }
  if (USER_SHELLS.includes(program)) {
    return unseen || fed ? 'destructive' : commandLineAfter(args, /^(-c|--command)$/, judge, 'destructive');
  }
  if (program === 'eval') return unseen ? 'destructive' : judge(args.map((arg) => arg.value).join(' '));
  if (program === 'source' || program === '.') {
    return unseen || fed || runsOpenScript(args) ? 'destructive' : 'write';
  }
  if (AWK_PROGRAMS.includes(program))
    return args.some((arg) => AWK_DANGER.test(arg.value)) ? 'destructive' : 'write';
  if (CODE_INTERPRETERS.some((name) => matchesEntry(program, name))) {
    return unseen || fed || runsOpenScript(args) || has(INLINE_CODE_OPTIONS) ? 'destructive' : 'write';
  }
  if (SQL_CLIENTS.includes(program)) {
    const destructive = unseen || fed || args.some((arg) => sqlEffect(arg.value) === 'destructive');
    return destructive ? 'destructive' : 'write';
  }
  return undefined;
}

function runsOpenScript(args: readonly CommandWord[]): boolean {
  const script = args.find((arg) => !/^[-+]/.test(arg.value));
  return script !== undefined && standsWhereAnyoneWrites(script);
}

function commandLineAfter(
  args: readonly CommandWord[],
  option: RegExp,
  judge: (commandLine: string) => Effect,
  otherwise: Effect,
): Effect {
  const at = args.findIndex((arg) => option.test(arg.value));
  const commandLine = args[at + 1];
  return at < 0 || !commandLine ? otherwise : judge(commandLine.value);
}
