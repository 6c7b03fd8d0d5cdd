import { Command, InvalidArgumentError, Option } from 'commander';
import { LLM_PROVIDERS } from '@app/config';
import { RECORD_KINDS, type RecordKind } from './record-kinds.js';
import { reporting } from './reporting.js';

interface EvalFlags {
  readonly dataset: string;
  readonly provider: string;
  readonly fastPath?: string;
  readonly prompts: string;
  readonly compare?: readonly [string, string];
  readonly record?: RecordKind;
  readonly json?: string;
}

/** `eval`: how well labelled requests are understood. */
export function evalCommand(): Command {
  return new Command('eval')
    .description('Score labelled requests: what is understood, how sure that figure is, and what it costs.')
    .requiredOption('--dataset <file>', 'JSON Lines of labelled requests (test/eval/README.md)')
    .addOption(new Option('--provider <name>', 'the language model').choices(LLM_PROVIDERS).default('none'))
    .addOption(
      new Option('--fast-path <mode>', 'as FAST_PATH; off where versions are compared').choices([
        'on',
        'off',
      ]),
    )
    .option('--prompts <version>', 'prompt version', 'current')
    .option('--compare <first,second>', 'two prompt versions on the same requests', twoVersions)
    .addOption(
      new Option('--record [which]', 'with --compare: keep what was reached beside the prompt files')
        .choices(RECORD_KINDS)
        .preset('all'),
    )
    .option('--json <file>', 'write figures and items to a file')
    .exitOverride()
    .action(async (flags: EvalFlags, command: Command) => {
      if (flags.compare && flags.provider === 'none')
        command.error('--compare needs a --provider: without a model no prompt is read.', { exitCode: 2 });
      if (flags.record && (!flags.compare || flags.fastPath === 'on'))
        command.error('--record needs --compare, without the fast path: the prompts are measured alone.', {
          exitCode: 2,
        });
      await reporting(flags.json, async (signal, progress) => {
        const { score } = await import('./score.js');
        return score({ ...flags, signal, progress });
      });
    });
}

function twoVersions(text: string): [string, string] {
  const [first, second, ...more] = text.split(',').map((version) => version.trim());
  if (!first || !second || more.length > 0)
    throw new InvalidArgumentError('Name two versions, as in v0,current.');
  return [first, second];
}
