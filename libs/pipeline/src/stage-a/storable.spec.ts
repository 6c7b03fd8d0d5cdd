import type { Outcome } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { storable } from './storable.js';
import type { Understood } from './understood.js';

const sure: Understood = {
  understanding: {
    intent: { action: 'list_assets', category: 'asset_management', confidence: 1, capabilities: [] },
    entities: [],
    arguments: {},
  },
  confidence: 1,
  source: 'llm',
};
const clarification = { question: 'Which?', missing: [] };

describe('what may be served again', () => {
  it('is what was understood surely, with what it cost', () => {
    expect(storable(sure, 'answer', true, 300)).toEqual({ value: sure, store: true, tokens: 300 });
  });

  it.each<[string, Partial<Understood>, Outcome, boolean]>([
    ['clarification', { clarification }, 'answer', true],
    ['clarification', {}, 'clarify', true],
    ['refusal', {}, 'refuse', true],
    ['model changed', {}, 'answer', false],
    ['shortened prompt', { isShortened: true }, 'answer', true],
    ['low confidence', { confidence: 0.79 }, 'answer', true],
  ])('is nothing with a reason such as: %s', (reason, rest, outcome, isModelKnown) => {
    expect(storable({ ...sure, ...rest }, outcome, isModelKnown, 300)).toMatchObject({
      store: false,
      reason,
    });
  });
});
