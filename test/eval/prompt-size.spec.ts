import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promptSetFolder, PromptRegistry } from '@app/prompt-registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyTokens, mostTokens } from '@app/llm-provider';
import { qwenTokens } from '../support/qwen-tokens.js';
import { ordinaryPrompt } from './ordinary-prompt.js';

/** The context that README.md promises is enough, and the one that Ollama is asked for where nothing is set. */
const CONTEXT_TOKENS = 4096;

const requests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8')
      .trim()
      .split('\n'),
  )
  .flatMap((line) => Object.values(JSON.parse(line) as Record<string, unknown>))
  .filter((value): value is string => typeof value === 'string' && value.includes(' '));

const ordinary = readdirSync(dirname(promptSetFolder('current'))).flatMap((version) => {
  const registry = new PromptRegistry(version);
  return registry.list().map((summary) => {
    const { messages, sampling } = registry.render(summary.name, ordinaryPrompt(summary));
    return { name: `${version}/${summary.name}`, messages, cap: sampling.maxTokens };
  });
});

describe('the bound of a prompt', () => {
  it('holds for whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (content) => {
        const messages = [{ role: 'user' as const, content }];
        expect(qwenTokens(messages)).toBeLessThanOrEqual(mostTokens(messages));
      }),
    );
  });
});

describe('the estimate', () => {
  it('is above the true count of each request of the sets', () => {
    expect(requests.length).toBeGreaterThan(4000);
    for (const content of requests) {
      const messages = [{ role: 'user' as const, content }];
      expect(likelyTokens(messages)).toBeGreaterThanOrEqual(qwenTokens(messages));
    }
  });

  describe.each(ordinary)('of $name', ({ messages, cap }) => {
    it('is above the true count by a fifth at least', () => {
      expect(likelyTokens(messages)).toBeGreaterThan(1.2 * qwenTokens(messages));
    });

    it('lets an ordinary request through, and knows a long list of addresses for what it takes', () => {
      expect(likelyTokens(messages) + cap).toBeLessThanOrEqual(CONTEXT_TOKENS);
      const addresses = Array.from({ length: 160 }, (_, at) => `10.20.${at}.${250 - at}`).join(', ');
      const long = [...messages, { role: 'user' as const, content: addresses }];
      expect(likelyTokens(long)).toBeGreaterThanOrEqual(qwenTokens(long));
    });
  });
});
