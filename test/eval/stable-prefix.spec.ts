import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PromptMessage, PromptRegistry } from '@app/prompt-registry';
import { scriptedProvider } from '../support/scripted-engine/scripted-provider.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { text } from '../support/scripted-engine/script.js';

/** Of the fixed text of a prompt, at least so much comes before anything that differs from request to request. */
const LEAST_SHARE = 0.85;

const bytesOf = (messages: readonly PromptMessage[]): Buffer =>
  Buffer.from(messages.map(({ role, content }) => `${role}\0${content}\0`).join(''));

/** Bytes that two texts have in common from their beginning. */
function sharedBytes(one: Buffer, other: Buffer): number {
  const length = Math.min(one.length, other.length);
  let at = 0;
  while (at < length && one[at] === other[at]) at += 1;
  return at;
}

/** Renders with equal text from our code, and with this from outside. */
function render(prompts: PromptRegistry, name: string, outside: string): readonly PromptMessage[] {
  const summary = prompts.list().find((one) => one.name === name);
  const values = (summary?.variables ?? []).map((variable): [string, string] => [
    variable,
    ['actions', 'entity_types'].includes(variable) ? `the ${variable}` : outside,
  ]);
  return prompts.render(name, Object.fromEntries(values)).messages;
}

describe.each(['v0', 'v1'])('the prompts of %s', (version) => {
  const prompts = new PromptRegistry(version);

  it.each(prompts.list())(
    '$name begins with equal bytes, whatever is asked',
    ({ name, static_characters: fixed }) => {
      const outside = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' });
      fc.assert(
        fc.property(outside, outside, (one, other) => {
          const [left, right] = [bytesOf(render(prompts, name, one)), bytesOf(render(prompts, name, other))];
          expect(sharedBytes(left, right)).toBeGreaterThanOrEqual(LEAST_SHARE * fixed);
        }),
      );
    },
  );

  it.each(prompts.list())('$name is rendered to the same bytes each time', ({ name }) => {
    expect(bytesOf(render(prompts, name, 'x'))).toEqual(
      bytesOf(render(new PromptRegistry(version), name, 'x')),
    );
  });
});

describe('the measure itself', () => {
  it('finds a prompt whose variable comes first', () => {
    const rules = ' Answer the request above in one word, please, and in no other way.';
    const [left, right] = ['one', 'two'].map((request) =>
      bytesOf([{ role: 'user', content: request + rules }]),
    );
    const shared = sharedBytes(left ?? Buffer.of(), right ?? Buffer.of());
    expect(shared).toBeLessThan(LEAST_SHARE * rules.length);
  });
});

describe.each(['vllm', 'ollama'] as const)('what is sent to %s', (wire) => {
  it('has equal bytes up to the request', async () => {
    const engine = await ScriptedEngine.start({ script: [text('yes')] });
    const provider = scriptedProvider(wire, engine.url);
    try {
      for (const asked of ['list all servers', 'wem gehört db-prod-01?']) {
        await provider.complete({
          messages: render(new PromptRegistry('v1'), 'understand', asked),
          schema: undefined,
          maxTokens: 16,
          temperature: 0,
          seed: 1,
          deadlineMs: 5000,
          signal: new AbortController().signal,
          priority: 'interactive',
          purpose: 'understand',
        });
      }
      const [first, second] = engine.requests.map(({ body }) => Buffer.from(JSON.stringify(body)));
      const shared = sharedBytes(first ?? Buffer.of(), second ?? Buffer.of());
      expect(first?.subarray(0, shared).toString()).toMatch(/<request>$/);
    } finally {
      await provider.close();
      await engine.stop();
    }
  });
});
