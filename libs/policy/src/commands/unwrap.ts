import { type CommandWord, programName } from './command-word.js';
import { WRAPPER_RULES, type WrapperRule } from './wrapper-rules.js';

/** The command inside a wrapper; `joined` where its words are one command line for another shell. */
export interface WrappedCommand {
  readonly words: readonly CommandWord[];
  readonly joined: boolean;
}

/** The command that a wrapper runs; nothing where the program is no wrapper. */
export function unwrap(words: readonly CommandWord[]): WrappedCommand | 'unparsable' | undefined {
  const [first, second] = words;
  if (!first) return undefined;
  const name = programName(first);
  const subcommand = second ? `${name} ${second.value}` : name;
  for (const rule of WRAPPER_RULES) {
    if (rule.programs.includes(name)) return skipOptions(rule, words.slice(1));
    if (rule.programs.includes(subcommand)) return skipOptions(rule, words.slice(2));
  }
  return undefined;
}

function skipOptions(rule: WrapperRule, words: readonly CommandWord[]): WrappedCommand | 'unparsable' {
  let at = 0;
  let positionals = rule.positionals;
  while (at < words.length) {
    const word = words[at];
    if (!word) break;
    if (word.value === '--') {
      return { words: words.slice(at + 1 + positionals), joined: rule.joined ?? false };
    }
    if (/^[-/]./.test(word.value) && isOption(rule, word.value)) {
      const width = optionWidth(rule, word.value);
      if (width === undefined) return 'unparsable';
      at += width;
    } else if (positionals > 0) {
      if (!word.literal) return 'unparsable';
      positionals -= 1;
      at += 1;
    } else {
      break;
    }
  }
  return { words: words.slice(at), joined: rule.joined ?? false };
}

/** A leading slash is an option for Windows' programs only, and a path for all others. */
function isOption(rule: WrapperRule, value: string): boolean {
  return value.startsWith('-') || rule.plain.includes(value.toLowerCase());
}

/** How many words an option takes; nothing where the rule does not know it. */
function optionWidth(rule: WrapperRule, value: string): 1 | 2 | undefined {
  if (rule.plain.includes(value) || rule.plain.includes(value.toLowerCase())) return 1;
  if (rule.valued.includes(value) || rule.valued.includes(value.toLowerCase())) return 2;
  if (value.startsWith('--')) {
    const name = value.split('=')[0] ?? value;
    return value.includes('=') && [...rule.valued, ...rule.plain].includes(name) ? 1 : undefined;
  }
  const letters = Array.from(value.slice(1));
  if (letters.every((letter) => rule.plain.includes(`-${letter}`))) return 1;
  if (rule.valued.includes(value.slice(0, 2))) return 1;
  const last = letters.at(-1) ?? '';
  const clusterEndsInValue = letters.slice(0, -1).every((letter) => rule.plain.includes(`-${letter}`));
  return clusterEndsInValue && rule.valued.includes(`-${last}`) ? 2 : undefined;
}
