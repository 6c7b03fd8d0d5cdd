import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import type { ChatMessage } from '@app/llm-provider';
import { PromptRegistry } from '@app/prompt-registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { TestApp } from './support/app.js';

const REQUEST = 'wer besitzt db-prod-03?';

/** As the scripted engine counts. */
const tokensOf = (messages: readonly ChatMessage[]): number =>
  Math.ceil(JSON.stringify(messages.map(({ role, content }) => ({ role, content }))).length / 4);

/** A context that holds the prompt without what may be left out, and not the whole of it. */
function shortContext(): number {
  const { messages, sampling } = new PromptRegistry().render('understand', {
    actions: ACTIONS.join(' '),
    entity_types: ENTITY_TYPES.filter((type) => type !== 'command').join(' '),
    request: REQUEST,
  });
  const kept = messages.filter(({ trim }) => trim === undefined);
  return sampling.maxTokens + Math.round((tokensOf(kept) + tokensOf(messages)) / 2);
}

describe('a model with a context that is too short for the whole prompt', () => {
  let engine: ScriptedEngine;
  let app: TestApp;
  let calls: number;

  beforeAll(async () => {
    const owned = json({ a: 'get_asset', e: [{ t: 'hostname', v: 'db-prod-03' }] });
    const script = [{ ...owned, logprob: -0.01 } as typeof owned];
    engine = await ScriptedEngine.start({ script, contextTokens: shortContext() });
    app = await TestApp.start({ flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: engine.url } });
  });
  beforeEach(() => {
    calls = engine.requests.length;
  });
  afterAll(async () => {
    await app?.close();
    await engine.stop();
  });

  it('is asked without the example; the answer says so, and nothing of it is kept', async () => {
    for (const { answer } of [await app.http.ask(REQUEST), await app.http.ask(REQUEST)]) {
      expect(answer).toMatchObject({
        response_type: 'information',
        llm_calls: 1,
        decision: { source: 'llm', cache_hit: false, confidence_level: 'high' },
        data: { rows: [{ name: 'db-prod-03' }] },
      });
      expect(answer.warnings).toContainEqual(expect.stringContaining('shortened prompt'));
    }
    const roles = engine.requests
      .slice(calls)
      .map(({ body }) => (body['messages'] as ChatMessage[]).map(({ role }) => role));
    expect(roles).toEqual([
      ['system', 'user'],
      ['system', 'user'],
    ]);
  });

  it('is not asked at all where the request itself is too long', async () => {
    const { answer } = await app.http.ask(`${REQUEST} ${'frobnicate blorp '.repeat(100)}`);
    expect(answer).toMatchObject({ response_type: 'error', error: { code: 'invalid_request' } });
    expect(answer.message).toMatch(/prompt of \d+ tokens and an answer of \d+ exceed the context of \d+/);
    expect(engine.requests).toHaveLength(calls);
  });
});
