import { readdirSync } from 'node:fs';
import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import { promptSetFolder, PromptRegistry, type PromptSummary } from '@app/prompt-registry';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { qwenTextTokens, qwenTokens } from '../support/qwen-tokens.js';

const REQUEST = 'list all servers in production';
const INTENT = {
  category: 'asset_management',
  action: 'list_assets',
  confidence: 0.95,
  capabilities: ['list_assets'],
};
const ENTITIES = {
  entities: [
    { type: 'asset_type', value: 'server', confidence: 0.9 },
    { type: 'environment', value: 'production', confidence: 0.9 },
  ],
  details: [],
  excluded: [],
};

/** An ordinary request of each prompt, filled in as the stages do. */
function ordinary({ name, version }: PromptSummary): Readonly<Record<string, string>> {
  const given = { request: REQUEST, intent: JSON.stringify(INTENT), entities: JSON.stringify(ENTITIES) };
  const variables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    understand: { actions: ACTIONS.join(' '), entity_types: ENTITY_TYPES.join(' '), request: REQUEST },
    intent: { request: REQUEST },
    entities: { entity_types: ENTITY_TYPES.join(' | '), request: REQUEST },
    confidence: given,
    risk: given,
    plan: {
      actions: ACTIONS.join(' '),
      entity_types: ENTITY_TYPES.join(' '),
      request: 'check that db-prod-01 resolves and then list all servers in FRA1',
    },
    answer: { request: 'what is the difference between a hub and a switch' },
  };
  const found = variables[name];
  if (!found) throw new Error(`No ordinary request is known for the prompt '${name}' of ${version}.`);
  return found;
}

const tokensOf = (registry: PromptRegistry, summary: PromptSummary): number =>
  qwenTokens(registry.render(summary.name, ordinary(summary)).messages);

/** Prompt tokens that Stage A takes for a request of one thing, all calls together. */
function understandingTokens(version: string): number {
  const registry = new PromptRegistry(version);
  return registry
    .list()
    .filter(({ name }) => name !== 'answer' && name !== 'plan')
    .reduce((sum, summary) => sum + tokensOf(registry, summary), 0);
}

const versions = readdirSync(dirname(promptSetFolder('current')));

describe.each(versions)('the prompts of %s', (version) => {
  const registry = new PromptRegistry(version);

  describe.each(registry.list())('$name', (summary) => {
    const { evaluation, budget_tokens: budget } = summary;

    it('keeps its token budget, which is no wider than it needs', () => {
      const tokens = tokensOf(registry, summary);
      expect(tokens).toBeLessThanOrEqual(budget);
      expect(tokens).toBeGreaterThan(budget / 2);
    });

    it('kept to its schema 99 times of 100, where it was measured', () => {
      expect(evaluation?.schema_valid?.value ?? 1).toBeGreaterThanOrEqual(0.99);
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
      g: [],
      n: [],
    };
    expect(qwenTextTokens(JSON.stringify(understood))).toBeLessThanOrEqual(40);
  });
});
