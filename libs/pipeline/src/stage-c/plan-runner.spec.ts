import { describe, expect, it } from 'vitest';
import { CacheRegistry, MemoryEpochs } from '@app/cache';
import { LOCAL_PRINCIPAL, type Plan, type PlanStep } from '@app/contracts';
import { ManualClock } from '@app/telemetry';
import { ToolResultCache } from '@app/tool-result-cache';
import { Executor, ExecutorRegistry, loadCatalogue, ToolCatalogue, type ToolResult } from '@app/tools';
import { loadSettings } from '@app/config';
import type { PipelineRun } from '../pipeline-request.js';
import { RunLedger } from '../run/run-ledger.js';
import { PlanRunner } from './plan-runner.js';

/** Claims to run everything of one tool, and counts what it is given. */
class CountingExecutor extends Executor {
  calls = 0;

  constructor(
    readonly name: string,
    readonly patterns: ReadonlySet<string>,
  ) {
    super();
  }

  async run(): Promise<ToolResult> {
    this.calls += 1;
    return { kind: 'count', count: this.calls };
  }
}

const catalogue = new ToolCatalogue(loadCatalogue());
const settings = loadSettings({ environment: {}, dotenvFile: '/nowhere' });

function runnerWith(executors: Executor[]) {
  const registry = new CacheRegistry(settings, new MemoryEpochs(), new ManualClock());
  return new PlanRunner(catalogue, new ExecutorRegistry(executors), new ToolResultCache(registry));
}

function planOf(step: Pick<PlanStep, 'tool' | 'pattern' | 'effect'>): Plan {
  const whole = {
    id: 'step-1',
    description: '',
    inputs: {},
    targets: [],
    depends_on: [],
    timeout_ms: 1000,
    success_criteria: [],
    failure_handling: 'abort' as const,
    ...step,
  };
  const execution_metadata = { total_estimated_time: 0, risk_factors: [], approval_points: [] };
  return { plan_id: '', plan_hash: '', steps: [whole], safety_checks: [], execution_metadata };
}

const run: PipelineRun = {
  request: { text: '', mode: 'run' },
  context: { requestId: '', principal: LOCAL_PRINCIPAL, signal: new AbortController().signal },
  observe: () => undefined,
};
const ledger = () => new RunLedger(new ManualClock(), run.observe);

describe('PlanRunner', () => {
  it('never runs and never caches a pattern that changes something, whatever an executor claims', async () => {
    for (const tool of catalogue.tools) {
      const executor = new CountingExecutor(tool.executor, new Set(tool.patterns.map(({ name }) => name)));
      for (const { name, effect } of tool.patterns.filter(
        (pattern) => pattern.effect === 'write' || pattern.effect === 'destructive',
      )) {
        const plan = planOf({ tool: tool.name, pattern: name, effect });
        await expect(runnerWith([executor]).run(plan, run, ledger())).rejects.toMatchObject({
          code: 'internal',
        });
      }
      expect(executor.calls, tool.name).toBe(0);
    }
  });

  it('serves a read again from the cache, as the catalogue declares', async () => {
    for (const tool of catalogue.tools) {
      for (const pattern of tool.patterns.filter(({ effect }) => effect === 'read')) {
        const executor = new CountingExecutor(tool.executor, new Set([pattern.name]));
        const runner = runnerWith([executor]);
        const plan = planOf({ tool: tool.name, pattern: pattern.name, effect: 'read' });
        await runner.run(plan, run, ledger());
        await runner.run(plan, run, ledger());
        expect(executor.calls, pattern.name).toBe(pattern.cache_ttl_ms === undefined ? 2 : 1);
      }
    }
  });

  it('says which executor is missing', async () => {
    const plan = planOf({ tool: 'host', pattern: 'check_status', effect: 'read' });
    await expect(runnerWith([]).run(plan, run, ledger())).rejects.toMatchObject({
      code: 'executor_not_configured',
      detail: expect.stringContaining("'ssh'"),
    });
  });
});
