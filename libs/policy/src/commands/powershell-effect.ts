import type { Effect } from '@app/contracts';
import { worstEffect } from '../severity.js';
import type { CommandLineJudge } from './program-effect.js';
import { programEffect } from './program-effect.js';
import {
  DESTRUCTIVE_CMDLETS,
  DESTRUCTIVE_VERBS,
  OTHER_VERBS,
  POWERSHELL_ALIASES,
} from './powershell-rules.js';

const CMDLET = /(?<![\w./\\-])([a-z]+)-([a-z]\w*)/gi;
const QUOTED = /'(?:[^']|'')*'|"(?:[^"`]|""|`[\s\S])*"/g;
const SEPARATORS = /[;|&{}()\n]+/;
/** Code from text, .NET calls and assignments to what runs: no table can judge them. */
const OPAQUE =
  /\[[\w.]+\]::|\.(invoke|delete|kill|stop|create|downloadstring|downloadfile)\w*\(|&\s*[$('"]|^\s*[$]\w+\s*$|(^|\s)\.\s+\$|-enc\w*\s/i;
const REDIRECTED = />{1,2}\s*(?!\$null\b)(\S+)/gi;

interface Cmdlet {
  readonly verb: string;
  readonly name: string;
}

function cmdletsOf(text: string): Cmdlet[] {
  return [...text.matchAll(CMDLET)]
    .map(([name, verb = '']) => ({ verb: verb.toLowerCase(), name: name.toLowerCase() }))
    .filter(({ verb }) => OTHER_VERBS.has(verb) || DESTRUCTIVE_VERBS.has(verb));
}

/** A cmdlet (Verb-Noun) where a command may stand marks a line as PowerShell. */
export function looksLikePowerShell(commandLine: string): boolean {
  return commandLine
    .replace(QUOTED, '?')
    .split(SEPARATORS)
    .some((part) => {
      const [first = ''] = part.trim().split(/\s+/);
      return cmdletsOf(first).some(({ name }) => name === first.toLowerCase());
    });
}

/** The effect of a PowerShell line: at least write, that of its worst cmdlet, alias or program. */
export function powershellEffect(commandLine: string, judge: CommandLineJudge): Effect {
  const unquoted = commandLine.replace(QUOTED, '?');
  if (/['"]/.test(unquoted) || OPAQUE.test(commandLine)) return 'destructive';
  if ([...unquoted.matchAll(REDIRECTED)].length > 0) return 'destructive';
  const destructive = cmdletsOf(unquoted).some(
    ({ verb, name }) =>
      (DESTRUCTIVE_VERBS.has(verb) && !name.startsWith('format-t') && !name.startsWith('format-l')) ||
      DESTRUCTIVE_CMDLETS.has(name),
  );
  if (destructive) return 'destructive';
  return worstEffect('write', ...commandLine.split(SEPARATORS).map((part) => partEffect(part, judge)));
}

function partEffect(part: string, judge: CommandLineJudge): Effect {
  const values = part.trim().split(/\s+/).filter(Boolean);
  const [first = ''] = values;
  if (POWERSHELL_ALIASES.has(first.toLowerCase())) return 'destructive';
  if (first.startsWith('$')) return 'write';
  const words = values.map((value) => ({ value: value.replace(/^['"]|['"]$/g, ''), literal: true }));
  return programEffect(words, false, judge);
}
