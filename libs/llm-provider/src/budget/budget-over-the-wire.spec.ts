import { SystemClock } from '@app/telemetry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../../../test/support/scripted-engine/script.js';
import { ScriptedEngine } from '../../../../test/support/scripted-engine/scripted-engine.js';
import type { ChatMessage } from '../completion-request.js';
import type { LlmProvider } from '../llm-provider.js';
import { OllamaProvider } from '../ollama/ollama.provider.js';
import { VllmProvider } from '../vllm/vllm.provider.js';
import { BudgetingProvider } from './budgeting.provider.js';

const CONTEXT_TOKENS = 512;

const ADAPTERS: Record<string, (url: string) => LlmProvider> = {
  vllm: (baseUrl) => new VllmProvider({ baseUrl }, new SystemClock()),
  ollama: (baseUrl) => new OllamaProvider({ baseUrl, contextTokens: CONTEXT_TOKENS }, new SystemClock()),
};

const request = (messages: readonly ChatMessage[]) => ({
  messages,
  maxTokens: 100,
  temperature: 0,
  deadlineMs: 10_000,
  signal: new AbortController().signal,
  priority: 'interactive' as const,
  purpose: 'test',
});

describe.each(Object.keys(ADAPTERS))('a budget around the %s adapter', (name) => {
  let engine: ScriptedEngine;
  let provider: LlmProvider;

  beforeEach(async () => {
    engine = await ScriptedEngine.start({ script: [text('an answer')], contextTokens: CONTEXT_TOKENS });
    provider = new BudgetingProvider(ADAPTERS[name]!(engine.url), new SystemClock());
  });
  afterEach(async () => {
    await provider.close();
    await engine.stop();
  });

  it('never sends a prompt that is too long', async () => {
    const refused = provider.complete(request([{ role: 'user', content: 'word '.repeat(1000) }]));
    await expect(refused).rejects.toMatchObject({ kind: 'context_too_long' });
    expect(engine.requests).toEqual([]);
  });

  it('sends a shortened one without the part that was left out, and without declarations', async () => {
    const completion = await provider.complete(
      request([
        { role: 'system', content: 'rules' },
        { role: 'user', content: 'word '.repeat(1000), trim: 1 },
        { role: 'user', content: 'request' },
      ]),
    );
    expect(completion).toMatchObject({ text: 'an answer', trimmed: 1 });
    expect(engine.requests.map(({ body }) => body['messages'])).toEqual([
      [
        { role: 'system', content: 'rules' },
        { role: 'user', content: 'request' },
      ],
    ]);
  });

  it('sends a short one whole, without declarations, and asks for the context but once', async () => {
    const messages = [
      { role: 'user' as const, content: 'an example', trim: 1 },
      { role: 'user' as const, content: 'request' },
    ];
    expect((await provider.complete(request(messages))).trimmed).toBeUndefined();
    const asked = engine.paths.length;
    await provider.complete(request(messages));
    expect(engine.paths.slice(asked)).toHaveLength(1);
    expect(engine.requests[1]?.body['messages']).toEqual([
      { role: 'user', content: 'an example' },
      { role: 'user', content: 'request' },
    ]);
  });

  it('estimates where the tokenizer page is missing', async () => {
    await engine.stop();
    engine = await ScriptedEngine.start({
      script: [text('an answer')],
      contextTokens: CONTEXT_TOKENS,
      sideDoorStatus: { '/tokenize': 404 },
    });
    provider = new BudgetingProvider(ADAPTERS[name]!(engine.url), new SystemClock());
    const refused = provider.complete(request([{ role: 'user', content: 'word '.repeat(400) }]));
    await expect(refused).rejects.toMatchObject({ kind: 'context_too_long' });
    expect((await provider.complete(request([{ role: 'user', content: 'word '.repeat(80) }]))).text).toBe(
      'an answer',
    );
    expect(engine.requests).toHaveLength(1);
  });
});
