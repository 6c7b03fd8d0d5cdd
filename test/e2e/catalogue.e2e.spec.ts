import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asReadPattern } from '@app/tool-result-cache';
import { loadCatalogue } from '@app/tools';
import { TestApp } from './support/app.js';

/** A request for each read that can run here. A new one needs a request of its own. */
const REQUESTS: Readonly<Record<string, string>> = {
  check_connectivity: 'does 10.20.1.45 resolve',
  list_assets: 'list all servers in production',
  count_assets: 'count servers in staging',
  get_asset: "what's the ip of db-prod-02?",
  export_assets: 'export all windows machines as csv',
};

interface ListedTool {
  readonly name: string;
  readonly patterns: readonly {
    readonly name: string;
    readonly effect: string;
    readonly executable: boolean;
  }[];
}

interface Labelled {
  readonly request: string;
  readonly effect: string;
  readonly outcome: string;
}

const patterns = loadCatalogue().flatMap((tool) => tool.patterns);
const labelled = readFileSync(new URL('../eval/dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);

describe('the catalogue and the cache of tool results', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  it('serves every read that can run here from the cache when it is asked again', async () => {
    const { body } = await app.http.get('/tools');
    const reads = (body['tools'] as ListedTool[])
      .flatMap((tool) => tool.patterns)
      .filter(({ effect, executable }) => effect === 'read' && executable);
    expect(reads.map(({ name }) => name).toSorted()).toEqual(Object.keys(REQUESTS).toSorted());
    for (const { name } of reads) {
      const first = await app.http.ask(REQUESTS[name] ?? '', { headers: { 'Cache-Control': 'no-cache' } });
      expect(first.answer.cache.tools, name).toMatchObject([{ status: 'bypass' }]);
      const planned = await app.http.ask(REQUESTS[name] ?? '', { mode: 'plan_only' });
      expect(planned.answer.plan?.steps, name).toMatchObject([{ pattern: name, effect: 'read' }]);
      await app.http.ask(REQUESTS[name] ?? '');
      const again = await app.http.ask(REQUESTS[name] ?? '');
      expect(again.answer.cache.tools, name).toMatchObject([{ status: 'hit' }]);
      expect(again.answer.data, name).toEqual(first.answer.data);
    }
  });

  it.each(patterns.filter(({ effect }) => effect !== 'read').map(({ name, ...rest }) => ({ name, ...rest })))(
    'cannot be given $name ($effect)',
    (pattern) => {
      expect(pattern.cache_ttl_ms).toBeUndefined();
      expect(() => asReadPattern(pattern)).toThrow(/only reads may be cached/);
    },
  );

  it('never sees a labelled request that changes something, and nothing is run of a plan that is only asked for', async () => {
    const changes = labelled.filter(({ effect }) => effect === 'write' || effect === 'destructive');
    expect(changes.length).toBeGreaterThan(100);
    const before = { cache: await app.http.cacheLayer('tool_result'), inventory: await app.inventory() };
    for (const { request } of changes) {
      const { answer } = await app.http.ask(request, { mode: 'plan_only' });
      expect(answer.cache.tools, request).toEqual([]);
      expect(answer.response_type, request).not.toBe('information');
      expect(answer.timings.tool_ms, request).toBe(0);
    }
    expect({ cache: await app.http.cacheLayer('tool_result'), inventory: await app.inventory() }).toEqual(
      before,
    );
  });

  it('are listed beside the prompts in use, each with its hash and size', async () => {
    const { status, body } = await app.http.get('/prompts');
    expect(status).toBe(200);
    const prompts = body['prompts'] as Record<string, unknown>[];
    expect(prompts.map(({ name }) => name).toSorted()).toEqual(['answer', 'plan', 'understand']);
    for (const prompt of prompts) {
      expect(prompt['hash']).toMatch(/^[0-9a-f]{64}$/);
      expect(prompt['static_characters']).toBeGreaterThan(0);
      expect(prompt).toHaveProperty('evaluation');
    }
  });
});
