import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '@app/config';

interface OverheadFlags {
  readonly quick?: boolean;
  readonly json?: string;
  readonly database?: string;
}

export function benchCommand(): Command {
  const overhead = new Command('overhead')
    .description('What the engine itself costs: total minus model minus tools, by path.')
    .option('--quick', 'a few seconds, to see a change')
    .option('--json <file>', 'write the figures to a file')
    .option('--database <url>', 'measure on this PostgreSQL too')
    .exitOverride()
    .action(async (flags: OverheadFlags) => {
      const { measureOverhead } = await import('../../../../test/bench/overhead.js');
      const report = await measureOverhead({
        quick: flags.quick ?? false,
        entry: join(projectRoot(), 'dist/apps/api/apps/api/src/main.js'),
        databaseUrl: flags.database,
      });
      const text = `${JSON.stringify(report, null, 2)}\n`;
      if (flags.json) await writeFile(flags.json, text);
      process.stdout.write(text);
    });
  return new Command('bench').description('Measurements.').exitOverride().addCommand(overhead);
}
