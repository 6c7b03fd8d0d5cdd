import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import { PromptRegistry } from '@app/prompt-registry';
import { describe, expect, it } from 'vitest';
import { qwenTextTokens, qwenTokens } from '../support/qwen-tokens.js';

/** An ordinary request of each prompt, filled in as the stages do. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  understand: {
    actions: ACTIONS.join(' '),
    entity_types: ENTITY_TYPES.join(' '),
    request: 'list all servers in production',
  },
  answer: { request: 'what is the difference between a hub and a switch' },
};

const registry = new PromptRegistry('current');

describe('the token budgets of the current prompts', () => {
  it.each(registry.list())('hold for $name', ({ name, budget_tokens: budget }) => {
    const variables = VARIABLES[name];
    if (!variables) throw new Error(`No ordinary request is known for the prompt '${name}'.`);
    const tokens = qwenTokens(registry.render(name, variables).messages);
    expect(tokens).toBeGreaterThan(20);
    expect(tokens).toBeLessThanOrEqual(budget);
  });

  it('leave understanding within 280 tokens, and its answer within 40', () => {
    expect(registry.list().find(({ name }) => name === 'understand')?.budget_tokens).toBeLessThanOrEqual(280);
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
