import { PLAN_OUTPUT, PromptRegistry } from '@app/prompt-registry';
import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { qwenTextTokens } from '../support/qwen-tokens.js';

interface JsonSchema {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

/** The longest value that a schema allows. Digits are one token each, the most that plain text takes. */
function longest(schema: JsonSchema): unknown {
  if (schema.enum)
    return schema.enum.toSorted((left, right) => qwenTextTokens(right) - qwenTextTokens(left))[0];
  if (schema.type === 'string') return '0123456789'.repeat(schema.maxLength!).slice(0, schema.maxLength);
  if (schema.type === 'array') return Array.from({ length: schema.maxItems! }, () => longest(schema.items!));
  return Object.fromEntries(
    Object.entries(schema.properties!).map(([key, property]) => [key, longest(property)]),
  );
}

describe.each(['v0', 'v1'])('the plan prompt of %s', (version) => {
  it('leaves room for the longest valid answer, written as widely as models do', () => {
    const answer = longest(PLAN_OUTPUT.jsonSchema as unknown as JsonSchema);
    expect(PLAN_OUTPUT.read(answer).success).toBe(true);
    const { sampling } = new PromptRegistry(version).render('plan', {
      actions: ACTIONS.join(' '),
      entity_types: ENTITY_TYPES.join(' '),
      request: 'x',
    });
    expect(qwenTextTokens(JSON.stringify(answer, null, 2))).toBeLessThanOrEqual(sampling.maxTokens);
  });
});
