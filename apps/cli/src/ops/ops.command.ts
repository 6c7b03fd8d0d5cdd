import { Command } from 'commander';
import { keysCommand } from './keys.command.js';

export function opsCommand(): Command {
  return new Command('ops').description("Operators' tools.").exitOverride().addCommand(keysCommand());
}
