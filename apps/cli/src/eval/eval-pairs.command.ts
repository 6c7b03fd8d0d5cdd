import { Command, Option } from 'commander';
import { LLM_PROVIDERS } from '@app/config';
import { reporting } from './reporting.js';

interface PairsFlags {
  readonly pairs: string;
  readonly same: string;
  readonly provider: string;
  readonly json?: string;
}

/** `eval:pairs`: whether look-alikes are kept apart and equals meet. */
export function evalPairsCommand(): Command {
  return new Command('eval:pairs')
    .description('False hits and missed hits of the intent cache on pairs of requests.')
    .requiredOption('--pairs <file>', 'pairs that look alike and must never meet')
    .requiredOption('--same <file>', 'pairs that mean the same and should meet')
    .addOption(new Option('--provider <name>', 'the language model').choices(LLM_PROVIDERS).default('none'))
    .option('--json <file>', 'write figures and items to a file')
    .exitOverride()
    .action(async (flags: PairsFlags) => {
      await reporting(flags.json, async (signal) => {
        const { scorePairs } = await import('./score-pairs.js');
        return scorePairs({ ...flags, signal });
      });
    });
}
