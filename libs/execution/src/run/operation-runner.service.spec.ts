import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EpochSource } from '@app/cache';
import { OperationalError } from '@app/contracts';
import type { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import type { PlannedOperation } from '../state/operations-of.js';
import { OperationRunner } from './operation-runner.service.js';

const never = (): Promise<never> => new Promise(() => undefined);
const operation = (effect: 'read' | 'write', timeout_ms = 5_000): PlannedOperation =>
  ({
    position: 0,
    step: { id: 's1', tool: 'tool', pattern: 'pattern', effect, inputs: {}, timeout_ms },
    targets: [{ kind: 'asset', name: 'web-dev-01', asset_id: 'id-1', environment: 'development' }],
  }) as unknown as PlannedOperation;

describe('OperationRunner', () => {
  const calls: string[] = [];
  const execute = vi.fn<() => Promise<unknown>>();
  const bump = vi.fn<(names: string[]) => Promise<void>>();
  const runner = new OperationRunner(
    { find: () => ({ pattern: {} }) } as unknown as ToolCatalogue,
    { require: () => ({ run: execute }) } as unknown as ExecutorRegistry,
    { bump } as unknown as EpochSource,
  );
  const run = (planned: PlannedOperation, signal = new AbortController().signal) =>
    runner.run(planned, 'olga', signal);

  beforeEach(() => {
    calls.length = 0;
    execute.mockReset().mockImplementation(async () => {
      calls.push('run');
      return { kind: 'change', summary: 'done', changes: [] };
    });
    bump.mockReset().mockImplementation(async (names: string[]) => {
      calls.push(...names);
    });
  });

  it('moves the epochs of a change before and after it, and those of a look never', async () => {
    expect(await run(operation('write'))).toMatchObject({ state: 'completed' });
    expect(calls).toEqual(['asset:id-1', 'run', 'asset:id-1']);
    calls.length = 0;
    expect(await run(operation('read'))).toMatchObject({ state: 'completed' });
    expect(calls).toEqual(['run']);
  });

  it('moves them after a change that failed, too', async () => {
    execute.mockRejectedValue(new Error('broken'));
    expect(await run(operation('write'))).toMatchObject({ state: 'unknown', error: { code: 'internal' } });
    expect(calls).toEqual(['asset:id-1', 'asset:id-1']);
  });

  it('does not begin a change whose epochs it cannot move', async () => {
    bump.mockRejectedValue(new Error('no database'));
    expect(await run(operation('write'))).toMatchObject({ state: 'failed' });
    expect(execute).not.toHaveBeenCalled();
  });

  it.each([
    ['write', 'unknown'],
    ['read', 'failed'],
  ] as const)(
    'ends a %s that takes too long as %s, though its executor never returns',
    async (effect, state) => {
      execute.mockImplementation(never);
      expect(await run(operation(effect, 20))).toMatchObject({ state, error: { code: 'timeout' } });
    },
  );

  it('ends a change that is interrupted as unknown, with the reason', async () => {
    execute.mockImplementation(never);
    const controller = new AbortController();
    const ended = run(operation('write'), controller.signal);
    controller.abort('cancelled');
    expect(await ended).toMatchObject({
      state: 'unknown',
      error: { code: 'cancelled', detail: 'It was interrupted: cancelled.' },
    });
  });

  it.each([
    ['forbidden', 'failed'],
    ['not_found', 'failed'],
    ['executor_not_configured', 'failed'],
    ['internal', 'unknown'],
  ] as const)('ends a change refused with %s as %s', async (code, state) => {
    execute.mockRejectedValue(new OperationalError(code, 'It said no.', 'Ask otherwise.'));
    expect(await run(operation('write'))).toMatchObject({ state, error: { code, detail: 'It said no.' } });
  });
});
