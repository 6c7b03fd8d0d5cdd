import { programName } from '../commands/command-word.js';
import { simpleCommands } from '../commands/simple-commands.js';
import type { InventoryFacts } from './inventory-facts.js';
import { CLIENT_PROGRAMS, NAMES_A_HOST, REMOTE_PROGRAMS, THIS_HOST } from './remote-programs.js';

/**
 * The environments that a command reaches beside that of the host it runs on: those of every record that it names,
 * and `unknown` where it goes on to another host, since what is there is not ours to tell.
 */
export function environmentsInCommand(commandLine: string, facts: InventoryFacts): string[] {
  const named = namesIn(commandLine).flatMap((name) => facts.environmentsOfHost(name));
  const remote = simpleCommands(commandLine).some(goesOn) ? ['unknown'] : [];
  return [...new Set([...named, ...remote])];
}

/** Whatever may be a name or an address, quotes within it joined, an option's letter before it left out. */
function namesIn(commandLine: string): string[] {
  const split = (text: string): string[] => [...text.split(/[^\w.-]+/), ...text.split(/[^\w.:-]+/)];
  return [commandLine, commandLine.replace(/['"\\]/g, '')]
    .flatMap(split)
    .map((word) => word.replace(/[.:]+$/, ''))
    .flatMap((word) => [word, word.replace(/^-+\w?/, '')])
    .filter(Boolean);
}

function goesOn([first = '', ...args]: readonly string[]): boolean {
  const program = programName({ value: first, literal: true });
  if (REMOTE_PROGRAMS.has(program)) return args.length > 0;
  return CLIENT_PROGRAMS.has(program) && args.some((_word, at) => namesAnotherHost(args, at));
}

function namesAnotherHost(args: readonly string[], at: number): boolean {
  const rest = NAMES_A_HOST.exec(args[at] ?? '')?.[1];
  if (rest === undefined) return false;
  return !THIS_HOST.test(rest === '' ? (args[at + 1] ?? '') : rest);
}
