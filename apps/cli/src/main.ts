import { Command, CommanderError } from 'commander';
import { askCommand } from './ask/ask.command.js';
import { benchCommand } from './bench/bench.command.js';
import { fetchEngineCommand } from './engine/fetch-engine.command.js';
import { evalCommand } from './eval/eval.command.js';
import { evalPairsCommand } from './eval/eval-pairs.command.js';
import { opsCommand } from './ops/ops.command.js';

/** `EX_USAGE` by our own convention: the command line was not understood. */
const EXIT_USAGE = 2;

const program = new Command('opsconductor')
  .description('Natural-language IT operations on your own hardware.')
  .exitOverride()
  .addCommand(askCommand())
  .addCommand(benchCommand())
  .addCommand(evalCommand())
  .addCommand(evalPairsCommand())
  .addCommand(fetchEngineCommand())
  .addCommand(opsCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const asked = error.exitCode === 0;
  process.exitCode = asked ? 0 : EXIT_USAGE;
  if (!asked && process.argv.includes('--json')) {
    const { usageResponse } = await import('./ask/error-response.js');
    process.stdout.write(`${JSON.stringify(usageResponse(error.message))}\n`);
  }
}
