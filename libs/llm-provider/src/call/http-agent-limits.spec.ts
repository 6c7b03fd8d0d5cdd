import { expect, it, vi } from 'vitest';

const options: unknown[] = [];

vi.mock('undici', () => ({
  Agent: function Agent(given: unknown): void {
    options.push(given);
  },
  fetch: () => Promise.reject(new Error('Nothing is called here.')),
}));

const { HttpAgent } = await import('./http-agent.js');

it('sets no limit of its own to the wait for headers, which ends at 300 s by default, nor to that for the body', () => {
  const agent = new HttpAgent({ connectMs: 1500, connections: 3 });
  expect(agent).toBeDefined();
  expect(options).toEqual([
    expect.objectContaining({
      headersTimeout: 0,
      bodyTimeout: 0,
      connections: 3,
      connect: { timeout: 1500 },
    }),
  ]);
});
