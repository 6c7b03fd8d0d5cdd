import { Command } from 'commander';
import { Database } from '@app/database';
import { runOps } from './run-ops.js';

const LIMIT_MS = 10_000;

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Apply what the database lacks. Servers do so at their start too.')
    .exitOverride()
    .action(() =>
      runOps(async () => {
        const { openOps } = await import('./ops-context.js');
        const context = await openOps();
        try {
          const applied = await context
            .get(Database, { strict: false })
            .query<{ name: string }>(
              'SELECT name FROM migrations ORDER BY id',
              [],
              AbortSignal.timeout(LIMIT_MS),
            );
          process.stdout.write(`${applied.map(({ name }) => name).join('\n')}\n`);
          return 0;
        } finally {
          await context.close();
        }
      }),
    );
}
