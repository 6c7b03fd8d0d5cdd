import {
  type CommandArgument,
  forEachChild,
  parse,
  type Redirection,
  type SyntaxNode,
  type Word,
  type WordPart,
} from 'unbash';
import type { Effect } from '@app/contracts';
import { worstEffect } from '../severity.js';
import type { CommandWord } from './command-word.js';
import { type CommandLineJudge, programEffect } from './program-effect.js';
import { destructiveToWrite } from './protected-paths.js';

const CERTAIN_PARTS: ReadonlySet<string> = new Set([
  'Literal',
  'SingleQuoted',
  'AnsiCQuoted',
  'Glob',
  'ExtendedGlob',
]);
/** Variables that change which program a name means, or what runs beside it. */
const STEERING_VARIABLE =
  /^(LD_|DYLD_)|^(PATH|IFS|ENV|BASH_ENV|PROMPT_COMMAND|SHELLOPTS|PYTHONPATH|PERL5LIB|NODE_OPTIONS|GIT_SSH\w*|PAGER|EDITOR)$/;
const WINDOWS_PATH = /^[A-Za-z]:\\/;

/** The effect of a POSIX or Bash command line: that of its worst part; destructive where it does not parse. */
export function shellEffect(commandLine: string, judge: CommandLineJudge): Effect {
  let worst: Effect = 'write';
  const visit = (node: SyntaxNode, fed: boolean): void => {
    worst = worstEffect(worst, nodeEffect(node, fed, judge));
    let position = 0;
    forEachChild(node, (child) => {
      visit(child, node.type === 'Pipeline' ? fed || isReader(child, position++) : fed);
    });
  };
  try {
    visit(parse(commandLine), false);
  } catch {
    return 'destructive';
  }
  return worst;
}

/** Every command of a pipeline but its first reads the one before. */
function isReader(node: SyntaxNode, position: number): boolean {
  return position > 0 && node.type !== 'Time' && node.type !== 'Negation';
}

function nodeEffect(node: SyntaxNode, fed: boolean, judge: CommandLineJudge): Effect {
  if ('errors' in node && node.errors && node.errors.length > 0) return 'destructive';
  switch (node.type) {
    case 'Function':
    case 'Coproc':
      return 'destructive';
    case 'Assignment':
      return STEERING_VARIABLE.test(node.name) ? 'destructive' : 'write';
    case 'Redirect':
      return redirectEffect(node);
    case 'Command': {
      const words = node.name ? [toProgram(node.name), ...node.args.map(toWord)] : [];
      const reads = node.redirects.some((redirect) => redirect.operator.startsWith('<'));
      return programEffect(words, fed || reads, judge);
    }
    default:
      return 'write';
  }
}

function redirectEffect(redirect: Extract<Redirection, { type: 'Redirect' }>): Effect {
  const { operator, target } = redirect;
  if (!operator.includes('>') || !target) return 'write';
  const word = toWord(target);
  if (operator === '>&' && /^(\d+|-)$/.test(word.value)) return 'write';
  return destructiveToWrite(word, !operator.endsWith('>>')) ? 'destructive' : 'write';
}

/** A pattern may match any program, so it names none. */
function toProgram(name: Word): CommandWord {
  const pattern = name.parts?.some((part) => part.type === 'Glob' || part.type === 'ExtendedGlob') ?? false;
  const word = toWord(name);
  return pattern && word.value !== '[' ? { ...word, literal: false } : word;
}

function toWord(argument: CommandArgument): CommandWord {
  if (argument.type === 'Assignment') {
    const certain = argument.value.type === 'Word' && isCertain(argument.value);
    return { value: argument.text, literal: certain };
  }
  const value = WINDOWS_PATH.test(argument.text) ? argument.text : argument.value;
  return { value, literal: isCertain(argument) };
}

function isCertain(word: Word): boolean {
  return word.parts?.every(isCertainPart) ?? true;
}

function isCertainPart(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') return part.parts.every(isCertainPart);
  return CERTAIN_PARTS.has(part.type);
}
