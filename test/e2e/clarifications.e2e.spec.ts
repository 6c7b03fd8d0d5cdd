import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './support/app.js';

describe('a question that goes back', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  const candidates = async (request: string) => {
    const { answer } = await app.http.ask(request);
    expect(answer.outcome, request).toBe('clarify');
    return (answer.candidates ?? []).map(({ name }) => name);
  };

  it('offers hosts that run the service, five at most', async () => {
    const rows = await app.rows<{ name: string }>(
      `SELECT name FROM assets WHERE service_type = 'nginx'
       OR additional_services @> '[{"service_type": "nginx"}]' ORDER BY name LIMIT 5`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(await candidates('restart nginx')).toEqual(rows.map(({ name }) => name));
  });

  it('offers the host whose name was misspelt, and changes nothing', async () => {
    for (const typed of ['web-prd-01', 'web-prod-1', 'wbe-prod-01'])
      expect((await candidates(`restart nginx on ${typed}`))[0]).toBe('web-prod-01');
  });

  it('says where each candidate is, in the message too', async () => {
    const { answer } = await app.http.ask('restart nginx on web-prd-01');
    expect(answer.candidates?.[0]).toEqual({
      name: 'web-prod-01',
      description: expect.stringContaining('production'),
    });
    expect(answer.message).toContain('web-prod-01');
  });

  it('offers nothing where nothing narrows it down', async () => {
    expect(await candidates('restart it')).toEqual([]);
  });

  it('only warns where a question names a host that resembles one', async () => {
    const { answer } = await app.http.ask('who owns web-prd-01?');
    expect(answer.response_type).not.toBe('clarification');
    expect(answer.warnings.join()).toContain('Did you mean web-prod-01');
  });

  it('leaves a host alone that resembles none', async () => {
    const { answer } = await app.http.ask('who owns pos-terminal-9?');
    expect(answer.warnings.join()).not.toContain('Did you mean');
  });
});
