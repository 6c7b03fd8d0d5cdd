import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import { type PromptRegistry, type PromptSummary } from '@app/prompt-registry';
import { qwenTokens } from '../support/qwen-tokens.js';

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
export function ordinaryPrompt({ name, version }: PromptSummary): Readonly<Record<string, string>> {
  const given = { request: REQUEST, intent: JSON.stringify(INTENT), entities: JSON.stringify(ENTITIES) };
  const variables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    understand: {
      actions: ACTIONS.join(' '),
      entity_types: ENTITY_TYPES.filter((type) => type !== 'command').join(' '),
      request: REQUEST,
    },
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

/** Tokens of a prompt with an ordinary request, chat template included. */
export function ordinaryTokens(registry: PromptRegistry, summary: PromptSummary): number {
  return qwenTokens(registry.render(summary.name, ordinaryPrompt(summary)).messages);
}
