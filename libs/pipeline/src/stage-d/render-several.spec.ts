import { ResponseDataSchema } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { renderSeveral } from './render-several.js';

const count = (id: string, n: number) => ({
  step: { id, pattern: 'count_assets' },
  rendered: { message: `${n} assets.`, data: { kind: 'count' as const, count: n }, warnings: ['w'] },
});

describe('renderSeveral', () => {
  it('leaves the answer of a single step as it is', () => {
    const only = count('step-1', 3);
    expect(renderSeveral([only])).toEqual(only.rendered);
  });

  it('shows every step with its own data, and keeps the contract', () => {
    const { message, data, warnings } = renderSeveral([count('step-1', 3), count('step-2', 4)]);
    expect(message).toBe('3 assets.\n4 assets.');
    expect(warnings).toEqual(['w']);
    expect(ResponseDataSchema.parse(data)).toEqual({
      kind: 'table',
      columns: ['step', 'what', 'answer'],
      total: 2,
      shown: 2,
      rows: [
        { step: 'step-1', what: 'count assets', answer: '3 assets.', data: { kind: 'count', count: 3 } },
        { step: 'step-2', what: 'count assets', answer: '4 assets.', data: { kind: 'count', count: 4 } },
      ],
    });
  });
});
