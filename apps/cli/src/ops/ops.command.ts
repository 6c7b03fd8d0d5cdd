import { Command } from 'commander';
import { auditCommand } from './audit-verify.command.js';
import { keysCommand } from './keys.command.js';
import { migrateCommand } from './migrate.command.js';

export function opsCommand(): Command {
  return new Command('ops')
    .description("Operators' tools.")
    .exitOverride()
    .addCommand(auditCommand())
    .addCommand(keysCommand())
    .addCommand(migrateCommand());
}
