import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ResponseSchema } from '@app/contracts';
import { TestApp } from './support/app.js';
import { allEvents, openStream } from './support/event-stream.js';
import { rowNames, sampleNames } from './support/sample.js';

describe('POST /pipeline/stream', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  it('tells the stages as they end, then the answer, once and last', async () => {
    const stream = await openStream(app.url, { request: 'list all servers in production' });
    expect(stream.reply.status).toBe(200);
    expect(stream.reply.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(stream.reply.headers.get('cache-control')).toBe('no-store');
    const events = await allEvents(stream);
    expect(events.at(-1)?.event).toBe('response');
    expect(events.slice(0, -1).every(({ event }) => event === 'stage')).toBe(true);
    const stages = events.slice(0, -1).map(({ data }) => data['stage']);
    expect([...new Set(stages)]).toEqual(['understand', 'select', 'plan', 'execute', 'answer']);
    const response = ResponseSchema.parse(events.at(-1)?.data);
    expect(response.request_id).toBe(stream.reply.headers.get('x-request-id'));
    expect(rowNames(response.data?.rows)).toEqual(
      sampleNames((a) => a.device_type === 'server' && a.environment === 'production'),
    );
    expect(events.slice(0, -1).every(({ data }) => Number(data['ms']) >= 0)).toBe(true);
  });

  it('stops at the gate, and says so', async () => {
    const events = await allEvents(await openStream(app.url, { request: 'drop the orders database' }));
    const stages = events.filter(({ event }) => event === 'stage').map(({ data }) => data['stage']);
    expect(stages).not.toContain('execute');
    expect(events.at(-1)).toMatchObject({ event: 'response', data: { response_type: 'approval_request' } });
  });

  it('ends with the failure of the request as its answer', async () => {
    const events = await allEvents(await openStream(app.url, { request: 'wer besitzt db-prod-03?' }));
    expect(events.map(({ event }) => event)).toEqual(['stage', 'response']);
    expect(events.at(-1)?.data).toMatchObject({
      response_type: 'error',
      error: { code: 'llm_unavailable' },
      degraded: true,
    });
  });

  it('ends with an error event where not even the answer can be recorded', async () => {
    await app.rows('ALTER TABLE audit_events RENAME TO audit_events_away');
    try {
      const stream = await openStream(app.url, { request: 'count all assets' });
      const events = await allEvents(stream);
      expect(events.map(({ event }) => event)).not.toContain('response');
      expect(events.at(-1)).toMatchObject({
        event: 'error',
        data: {
          code: expect.stringMatching(/^(internal|database_unavailable)$/),
          request_id: stream.reply.headers.get('x-request-id'),
          hint: expect.stringMatching(/\S/),
        },
      });
    } finally {
      await app.rows('ALTER TABLE audit_events_away RENAME TO audit_events');
    }
  });
});
