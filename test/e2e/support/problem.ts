import { expect } from 'vitest';
import type { Reply } from './http-client.js';

/** An error as RFC 9457 has it, with a code, a request id and what to do next. */
export function expectProblem(reply: Reply, status: number, code: string): void {
  expect(reply.status, reply.text).toBe(status);
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(reply.body).toMatchObject({
    type: `urn:opsconductor:problem:${code}`,
    title: expect.stringMatching(/\S/),
    status,
    code,
    detail: expect.stringMatching(/\S/),
    hint: expect.stringMatching(/\S/),
    request_id: reply.headers.get('x-request-id'),
  });
}
