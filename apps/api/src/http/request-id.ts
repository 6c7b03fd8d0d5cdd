import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const IDS = new WeakMap<object, string>();

/** Gives every request an id and says it in `X-Request-Id`, on errors too. */
export function assignRequestId(request: Request, response: Response, next: NextFunction): void {
  const id = randomUUID();
  IDS.set(request, id);
  response.setHeader('X-Request-Id', id);
  next();
}

export function requestIdOf(request: object): string {
  return IDS.get(request) ?? randomUUID();
}
