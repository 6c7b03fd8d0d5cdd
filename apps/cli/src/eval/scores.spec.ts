import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration.js';
import type { EvaluatedItem } from './evaluated-item.js';
import { LabelledRequestSchema } from './labelled-request.js';
import { scoresByTag, summarise } from './scores.js';

const gold = LabelledRequestSchema.parse({
  id: 'x1',
  request: 'restart nginx on web-prod-01',
  category: 'automation',
  action: 'restart_service',
  entities: [
    { type: 'service', value: 'nginx' },
    { type: 'hostname', value: 'web-prod-01' },
  ],
  effect: 'write',
  risk: 'medium',
  approval: true,
  outcome: 'approve',
  tags: ['plain'],
});
const right: EvaluatedItem = {
  id: 'x1',
  request: gold.request,
  source: 'fast_path',
  category: 'automation',
  action: 'restart_service',
  confidence: 1,
  entities: gold.entities,
  effect: 'write',
  risk: 'medium',
  approval: true,
  outcome: 'approve',
  llm_calls: 0,
  prompt_tokens: 0,
  completion_tokens: 0,
  ms: 2,
};
const handedOver: EvaluatedItem = {
  ...right,
  source: 'handed_over',
  category: null,
  action: null,
  confidence: null,
  entities: [],
  effect: null,
  risk: null,
  approval: null,
  outcome: null,
};
const harmless: EvaluatedItem = {
  ...right,
  category: 'monitoring',
  action: 'check_status',
  entities: gold.entities.slice(1),
  effect: 'read',
  approval: false,
};
const judged = (...items: EvaluatedItem[]) => items.map((item) => ({ gold, item }));

describe('summarise', () => {
  it('counts what is right of all requests and of those that were answered', () => {
    const summary = summarise(judged(right, handedOver));
    expect(summary).toMatchObject({
      requests: 2,
      answered: 1,
      errors: 0,
      sources: { fast_path: 1, handed_over: 1 },
    });
    expect(summary.action_accuracy.value).toBe(0.5);
    expect(summary.on_answered.action_accuracy.value).toBe(1);
    expect(summary.coverage).toMatchObject({ value: 0.5, n: 2 });
    expect(summary.unsafe).toEqual([]);
  });

  it('calls it unsafe where a change is taken for harmless or an approval is not asked for', () => {
    expect(summarise(judged(harmless)).unsafe).toEqual(['x1']);
    expect(summarise(judged({ ...right, approval: false })).unsafe).toEqual(['x1']);
    expect(summarise(judged(right, handedOver)).unsafe_share.value).toBe(0);
  });

  it('tells what was taken for what, and how many entities were found', () => {
    const summary = summarise(judged(harmless, harmless, right));
    expect(summary.confusions).toEqual([{ gold: 'restart_service', understood: 'check_status', n: 2 }]);
    expect(summary.entity_precision.value).toBe(1);
    expect(summary.entity_recall.value).toBeCloseTo(4 / 6);
    expect(summary.entity_f1.value).toBeCloseTo(8 / 10);
  });

  it('does not guess tokens that an engine did not tell', () => {
    expect(summarise(judged(right, { ...right, prompt_tokens: null })).cost.prompt_tokens).toBeNull();
  });

  it('scores each tag by itself', () => {
    expect(scoresByTag(judged(right))).toMatchObject({
      plain: { requests: 1, action_accuracy: { value: 1 } },
    });
  });
});

describe('calibrationOf', () => {
  const told = (confidence: number, isRight: boolean) => ({
    gold,
    item: {
      ...right,
      source: 'llm' as const,
      confidence,
      action: isRight ? right.action : ('get_help' as const),
    },
  });

  it('compares confidence with how often the action is right, bin by bin', () => {
    const { bins, error } = calibrationOf([
      told(0.9, true),
      told(0.9, false),
      told(0.1, false),
      told(1, true),
    ]);
    expect(bins.map(({ n }) => n)).toEqual([1, 0, 0, 0, 3]);
    expect(bins[4]?.accuracy).toBeCloseTo(2 / 3);
    expect(error).toBeCloseTo((0.1 + 3 * (2.8 / 3 - 2 / 3)) / 4);
  });

  it('looks only at what a model understood', () => {
    expect(calibrationOf([{ gold, item: right }])).toMatchObject({ error: null });
  });
});
