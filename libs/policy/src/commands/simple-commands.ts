import { SHELLS, USER_SHELLS } from './interpreter-rules.js';
import { programName } from './command-word.js';
import { unwrap } from './unwrap.js';

const SEPARATORS = /[;|&(){}`\n]+|\$\(/;
const LEADING = /^(?:[A-Za-z_]\w*=.*|then|do|else|elif|if|while|until|!|time)$/;
const MAXIMUM_WRAPPERS = 12;

/**
 * The commands of a line as their words, quotes removed, those inside quotes and behind `sudo`, `ssh`, `bash -c` …
 * included: outer ones first. It reads a line loosely, to find what may run; no effect is told from it.
 */
export function simpleCommands(commandLine: string): string[][] {
  return commandLine
    .replace(/['"]/g, '')
    .split(SEPARATORS)
    .flatMap((part) => layersOf(part.trim().split(/\s+/).filter(Boolean)));
}

function layersOf(words: readonly string[]): string[][] {
  const layers: string[][] = [];
  let rest: readonly string[] | undefined = words;
  while (rest && layers.length < MAXIMUM_WRAPPERS) {
    const start = rest.findIndex((word) => !LEADING.test(word));
    if (start < 0) break;
    const command = rest.slice(start);
    layers.push(command);
    rest = innerOf(command);
  }
  return layers;
}

function innerOf(command: readonly string[]): readonly string[] | undefined {
  const program = programName({ value: command[0] ?? '', literal: true });
  if (SHELLS.includes(program) || USER_SHELLS.includes(program)) {
    const option = command.findIndex((word) => /^(-\w*c|--command)$/.test(word));
    return option < 0 ? undefined : command.slice(option + 1);
  }
  const inner = unwrap(command.map((value) => ({ value, literal: true })));
  if (inner === 'unparsable') return command.slice(1);
  return inner?.words.map(({ value }) => value);
}
