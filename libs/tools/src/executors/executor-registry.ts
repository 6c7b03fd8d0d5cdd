import { Injectable } from '@nestjs/common';
import { OperationalError } from '@app/contracts';
import type { ToolPattern } from '../catalogue/tool-catalogue.js';
import type { Executor } from './executor.js';

/** Which executors this installation has; a pattern without one can be planned but not run. */
@Injectable()
export class ExecutorRegistry {
  private readonly executors: ReadonlyMap<string, Executor>;

  /** @throws Error when two executors claim one name. */
  constructor(executors: readonly Executor[]) {
    this.executors = new Map(executors.map((executor) => [executor.name, executor]));
    if (this.executors.size !== executors.length) throw new Error('Two executors share a name.');
  }

  find({ tool, pattern }: ToolPattern): Executor | undefined {
    const executor = this.executors.get(tool.executor);
    return executor?.patterns.has(pattern.name) ? executor : undefined;
  }

  /** @throws OperationalError `executor_not_configured` where nothing can run the pattern. */
  require(toolPattern: ToolPattern): Executor {
    const executor = this.find(toolPattern);
    if (executor) return executor;
    const { tool, pattern } = toolPattern;
    throw new OperationalError(
      'executor_not_configured',
      `'${pattern.name}' needs the executor '${tool.executor}', which this installation does not have.`,
      'Ask for something that the inventory can answer; GET /tools lists what can run.',
    );
  }
}
