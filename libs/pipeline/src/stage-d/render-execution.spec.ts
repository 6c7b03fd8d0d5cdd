import { describe, expect, it } from 'vitest';
import type { Decision, Execution, Operation } from '@app/contracts';
import { EXECUTION_STATES } from '@app/contracts';
import { renderExecution } from './render-execution.js';

const DECISION = { intent: { action: 'update_asset' } } as Decision;

function executionWith(
  state: Execution['state'],
  operations: Partial<Operation>[],
  reason: string | null = null,
) {
  return { id: 'e-1', state, reason, operations } as unknown as Execution;
}

describe('renderExecution', () => {
  it('says what was changed, and shows it', () => {
    const changes = [{ target: 'web-stg-01', field: 'owner', from: 'team-a', to: 'team-b' }];
    const done = {
      state: 'completed' as const,
      result: { kind: 'change', summary: 'Owner of web-stg-01: team-b.', changes },
    };
    expect(renderExecution(DECISION, executionWith('completed', [done]))).toEqual({
      message: 'Owner of web-stg-01: team-b.',
      data: { kind: 'table', columns: ['target', 'field', 'from', 'to'], rows: changes, total: 1 },
    });
  });

  it('tells what steps beside the change have found', () => {
    const results = [
      { kind: 'assets', rows: [], total: 3, columns: [] },
      { kind: 'explanation', request: 'x' },
    ];
    const { message } = renderExecution(
      DECISION,
      executionWith(
        'completed',
        results.map((result) => ({ state: 'completed' as const, result })),
      ),
    );
    expect(message).toMatch(/^3 assets\. A question of knowledge .* ask it alone\.$/);
  });

  it('never tells an unknown outcome as done or as failed', () => {
    const { message } = renderExecution(
      DECISION,
      executionWith('partial', [{ state: 'unknown', target: 'web-stg-01' }], 'It was interrupted.'),
    );
    expect(message).toBe(
      'The plan to update asset was carried out in part only. web-stg-01: whether it was done is not known. It was interrupted.',
    );
  });

  it('says why it failed, and where to watch what has not ended', () => {
    const failed = {
      state: 'failed' as const,
      target: 'x',
      error: { code: 'not_found', detail: 'It is gone.', hint: '' },
    };
    expect(renderExecution(DECISION, executionWith('failed', [failed])).message).toContain('x: It is gone.');
    for (const state of ['queued', 'running'] as const)
      expect(renderExecution(DECISION, executionWith(state, [])).message).toContain('/executions/e-1');
  });

  it('has words for every state', () => {
    for (const state of EXECUTION_STATES.filter((known) => known !== 'completed'))
      expect(renderExecution(DECISION, executionWith(state, [])).message, state).not.toBe('');
  });
});
