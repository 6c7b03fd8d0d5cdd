import { describe, expect, it, vi } from 'vitest';
import type { Approval, Decision, Execution, Plan, Principal } from '@app/contracts';
import type { Approvals, Executions } from '@app/execution';
import { Executor, ExecutorRegistry, loadCatalogue, ToolCatalogue } from '@app/tools';
import type { PipelineRun } from '../pipeline-request.js';
import { Gate } from './gate.js';

const CHANGE = { target: 'web-stg-01', field: 'owner', from: 'a', to: 'b' };

class PreviewingExecutor extends Executor {
  readonly name = 'asset-db';
  readonly patterns = new Set(['update_asset']);
  override readonly preview = vi.fn<Executor['preview']>(async () => [CHANGE]);
  readonly run = vi.fn<Executor['run']>(async () => ({ kind: 'text', text: '' }));
}

function gateWith(executors: Executor[]) {
  const request = vi.fn<Approvals['request']>(async () => ({ id: 'approval' }) as Approval);
  const submit = vi.fn<Executions['submit']>(async () => ({ id: 'execution' }) as Execution);
  const settled = vi.fn<Executions['settled']>(
    async () => ({ id: 'execution', state: 'completed' }) as Execution,
  );
  const gate = new Gate(
    { request } as unknown as Approvals,
    { submit, settled } as unknown as Executions,
    new ToolCatalogue(loadCatalogue()),
    new ExecutorRegistry(executors),
  );
  return { gate, request, submit };
}

const decision = (outcome: Decision['outcome']) => ({ outcome }) as Decision;
const plan = {
  plan_hash: 'hash',
  steps: [{ tool: 'asset-db', pattern: 'update_asset', inputs: {}, targets: [], timeout_ms: 1000 }],
} as unknown as Plan;
const asking = (planHash?: string): PipelineRun => ({
  request: { text: 'set the owner', mode: 'run', planHash },
  context: {
    requestId: 'r',
    principal: { id: 'olga', roles: ['operator'] },
    signal: new AbortController().signal,
  },
  observe: () => undefined,
});

describe('Gate', () => {
  it('lets only those ask for changes who may', () => {
    const { gate } = gateWith([]);
    const as = (roles: Principal['roles']) => ({ id: 'somebody', roles });
    for (const outcome of ['approve', 'execute'] as const) {
      expect(() => gate.admit(decision(outcome), as(['operator']))).not.toThrow();
      for (const roles of [['viewer'], ['approver'], ['admin'], []] as const)
        expect(() => gate.admit(decision(outcome), as(roles)), `${outcome} by ${roles}`).toThrow(
          expect.objectContaining({ code: 'forbidden' }),
        );
    }
    expect(() => gate.admit(decision('answer'), as(['viewer']))).not.toThrow();
  });

  it('has what needs approval wait, with a preview of what would change, and runs nothing', async () => {
    const executor = new PreviewingExecutor();
    const { gate, request, submit } = gateWith([executor]);
    expect(await gate.pass(decision('approve'), plan, asking())).toEqual({
      kind: 'waits',
      approval: { id: 'approval' },
    });
    expect(request).toHaveBeenCalledWith(
      expect.objectContaining({
        requestId: 'r',
        requester: 'olga',
        request: 'set the owner',
        plan,
        changes: [CHANGE],
      }),
      expect.any(AbortSignal),
    );
    expect(submit).not.toHaveBeenCalled();
    expect(executor.run).not.toHaveBeenCalled();
  });

  it('runs what needs nobody', async () => {
    const { gate, submit } = gateWith([new PreviewingExecutor()]);
    const passed = await gate.pass(decision('execute'), plan, asking('hash'));
    expect(passed).toEqual({ kind: 'queued', execution: { id: 'execution' } });
    expect(submit).toHaveBeenCalledOnce();
    expect(await gate.settle({ id: 'execution' } as Execution, asking())).toMatchObject({
      state: 'completed',
    });
  });

  it('does nothing at all where the plan is not the expected one, or a preview fails', async () => {
    const executor = new PreviewingExecutor();
    const { gate, request, submit } = gateWith([executor]);
    for (const outcome of ['approve', 'execute'] as const)
      await expect(gate.pass(decision(outcome), plan, asking('other'))).rejects.toMatchObject({
        code: 'plan_changed',
      });
    executor.preview.mockRejectedValue(new Error('no such field'));
    for (const outcome of ['approve', 'execute'] as const)
      await expect(gate.pass(decision(outcome), plan, asking())).rejects.toThrow('no such field');
    expect(request).not.toHaveBeenCalled();
    expect(submit).not.toHaveBeenCalled();
  });

  it('asks for approval though no executor is there, and queues nothing that cannot run', async () => {
    const { gate, request, submit } = gateWith([]);
    expect((await gate.pass(decision('approve'), plan, asking())).kind).toBe('waits');
    expect((await gate.pass(decision('execute'), plan, asking())).kind).toBe('not_run');
    expect(request).toHaveBeenCalledOnce();
    expect(submit).not.toHaveBeenCalled();
  });
});
