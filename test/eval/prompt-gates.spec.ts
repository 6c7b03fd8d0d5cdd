import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { promptSetFolder, PromptRegistry } from '@app/prompt-registry';
import { describe, expect, it } from 'vitest';
import { qwenTextTokens } from '../support/qwen-tokens.js';
import { ordinaryTokens } from './ordinary-prompt.js';

const MEASURE =
  'Measure it: npm run eval -- --dataset test/eval/smoke.jsonl --provider embedded --compare v0,current --record';

/** Prompt tokens that Stage A takes for a request of one thing, all calls together. */
function understandingTokens(version: string): number {
  const registry = new PromptRegistry(version);
  return registry
    .list()
    .filter(({ record }) => record === 'understanding.evaluation.json')
    .reduce((sum, summary) => sum + ordinaryTokens(registry, summary), 0);
}

const versions = readdirSync(dirname(promptSetFolder('current')));

describe.each(versions)('the prompts of %s', (version) => {
  const registry = new PromptRegistry(version);

  describe.each(registry.list())('$name', (summary) => {
    const { evaluation, budget_tokens: budget, output } = summary;

    it('keeps its token budget, which is no wider than it needs', () => {
      const tokens = ordinaryTokens(registry, summary);
      expect(tokens).toBeLessThanOrEqual(budget);
      expect(tokens).toBeGreaterThan(budget / 2);
    });

    it('was measured as it is', () => {
      expect(evaluation, MEASURE).not.toBeNull();
    });

    it('kept to its schema 99 times of 100, where it has one', () => {
      const valid = output === null ? 1 : (evaluation?.schema_valid?.value ?? 0);
      expect(valid, MEASURE).toBeGreaterThanOrEqual(0.99);
    });

    it('is not surely worse than the version it was compared with, where it was', () => {
      expect(evaluation?.paired_difference?.high ?? 0).toBeGreaterThanOrEqual(-1);
    });
  });
});

describe('understanding', () => {
  it('takes about the tokens of the earlier system with the verbose prompts', () => {
    expect(Math.abs(understandingTokens('v0') - 1831) / 1831).toBeLessThan(0.05);
  });

  it('takes at most 280 tokens with the current ones, a saving of 70 % at least', () => {
    expect(understandingTokens('current')).toBeLessThanOrEqual(280);
    expect(understandingTokens('current') / understandingTokens('v0')).toBeLessThanOrEqual(0.3);
  });

  it('is written in at most 40 tokens', () => {
    const understood = {
      a: 'list_assets',
      e: [
        { t: 'asset_type', v: 'server' },
        { t: 'environment', v: 'production' },
      ],
    };
    expect(qwenTextTokens(JSON.stringify(understood))).toBeLessThanOrEqual(40);
  });

  it('was compared with the verbose prompts', () => {
    const compared = new PromptRegistry('current')
      .list()
      .filter(({ record }) => record === 'understanding.evaluation.json')
      .map(({ evaluation }) => evaluation?.paired_difference?.against);
    expect(compared).toEqual(['v0']);
  });
});
