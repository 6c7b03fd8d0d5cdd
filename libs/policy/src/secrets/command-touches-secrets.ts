import { matchesEntry, programName } from '../commands/command-word.js';
import { simpleCommands } from '../commands/simple-commands.js';
import { holdsSecrets, isSecretPath } from './secret-paths.js';
import { FOLDER_READERS, SECRET_PROGRAMS, SECRET_WORDS, type SecretProgram } from './secret-programs.js';

/** Where a host's own paths say nothing about files of ours. */
const ADDRESS = /\b(?!file:)[a-z][a-z0-9+.-]{1,15}:\/\/[^\s$`<(;|&'"]*/gi;
const EXPANSION = /\$\{[^}]*\}|\$\w+/g;

/**
 * Whether a command reads, prints or sends secrets: names a file that holds some, or runs a program that prints
 * some. Looks into quotes, substitutions and wrappers; a doubtful word counts. Pure and total.
 */
export function commandTouchesSecrets(commandLine: string): boolean {
  return (
    SECRET_WORDS.test(commandLine) ||
    pathsIn(commandLine).some(isSecretPath) ||
    simpleCommands(commandLine).some(printsSecrets)
  );
}

/** Whatever may be a path, once as the shell joins its quoted parts and once as code would quote it. */
function pathsIn(commandLine: string): string[] {
  const local = commandLine.replace(ADDRESS, ' ').replace(EXPANSION, '*');
  const joined = local.replace(/['"]/g, '').split(/[\s;|&()<>=@:`]+/);
  const unescaped = joined.map((word) => word.replace(/\\/g, ''));
  return [...joined, ...unescaped, ...local.split(/[\s;|&(){}<>=@:,'"`]+/)].filter(Boolean);
}

function printsSecrets([first = '', ...args]: readonly string[]): boolean {
  const program = programName({ value: first, literal: true });
  if (FOLDER_READERS.includes(program) && args.some(holdsSecrets)) return true;
  return SECRET_PROGRAMS.some(
    ({ programs, prints }) => programs.some((name) => matchesEntry(program, name)) && asked(prints, args),
  );
}

function asked(prints: SecretProgram['prints'], args: readonly string[]): boolean {
  if (prints === 'always') return true;
  if (prints === 'alone')
    return args.every((word) => /^(-[0pi]*|--null|-u|--ignore-environment)$/.test(word));
  return prints.some((phrase) => holdsInOrder(args, phrase.split(' ')));
}

function holdsInOrder(args: readonly string[], phrase: readonly string[]): boolean {
  let from = 0;
  return phrase.every((entry) => {
    const at = args.findIndex((word, position) => position >= from && matchesEntry(word, entry));
    from = at + 1;
    return at >= 0;
  });
}
