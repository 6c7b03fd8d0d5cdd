import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { loopbackOnly } from './loopback-only.js';

function outcome(headers: { host?: string; origin?: string }): unknown {
  let given: unknown = 'never called';
  loopbackOnly({ headers } as unknown as Request, {} as Response, (error) => (given = error));
  return given;
}

describe('loopbackOnly', () => {
  it.each([
    { host: 'localhost:5001' },
    { host: '127.0.0.1:5001' },
    { host: '[::1]:5001' },
    { host: 'localhost', origin: 'http://localhost:3000' },
    {},
  ])('lets %j through', (headers) => {
    expect(outcome(headers)).toBeUndefined();
  });

  it.each([
    { host: 'evil.example' },
    { host: '127.0.0.1.evil.example:5001' },
    { host: 'localhost:5001', origin: 'http://evil.example' },
    { host: 'localhost:5001', origin: 'null' },
    { host: 'a b' },
  ])('refuses %j', (headers) => {
    expect(outcome(headers)).toMatchObject({ code: 'forbidden' });
  });
});
