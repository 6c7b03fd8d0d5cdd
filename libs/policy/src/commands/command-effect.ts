import type { Effect } from '@app/contracts';
import { looksLikePowerShell, powershellEffect } from './powershell-effect.js';
import { shellEffect } from './shell-effect.js';
import { looksLikeSql, sqlLineEffect } from './sql-effect.js';

/** Longer lines are not read: no operator types them, and reading must stay cheap. */
const MAXIMUM_CHARACTERS = 4000;
const MAXIMUM_NESTING = 8;
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * What a command line does, told without running it: `write`, or `destructive` where it loses data, causes an
 * outage, weakens security, raises privilege, or cannot be read. Shell, PowerShell and SQL are told apart by
 * their shape; a compound line has the effect of its worst part. Never lower than write: what is not in the
 * tables is unknown, and unknown changes something. Total: it never throws.
 */
export function commandEffect(commandLine: string): Effect {
  return judgeNested(commandLine, 0);
}

function judgeNested(commandLine: string, depth: number): Effect {
  const line = commandLine.trim();
  if (line.length > MAXIMUM_CHARACTERS || depth > MAXIMUM_NESTING || CONTROL_CHARACTERS.test(line)) {
    return 'destructive';
  }
  const judge = (nested: string): Effect => judgeNested(nested, depth + 1);
  if (looksLikeSql(line)) return sqlLineEffect(line);
  return looksLikePowerShell(line) ? powershellEffect(line, judge) : shellEffect(line, judge);
}
