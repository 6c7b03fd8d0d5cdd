import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { OperationalError } from '@app/contracts';

/** Far above what any route takes, far below what recursive readers of a body can stand. */
const MAXIMUM_DEPTH = 64;
/** Names that mean something to JavaScript itself, and nothing to us. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses bodies that are no JSON, that are nested too deeply to walk through, or that name reserved fields. */
export function soundBody(request: Request, _response: Response, next: NextFunction): void {
  const hasBody = request.headers['content-length'] !== '0' && request.is('*/*') !== null;
  if (hasBody && !request.is(['json', '+json']))
    next(new UnsupportedMediaTypeException('Send a JSON object with Content-Type: application/json.'));
  else next(faultOf(request.body));
}

/** Level by level rather than by recursion, for the reason it is there. */
function faultOf(body: unknown): OperationalError | undefined {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAXIMUM_DEPTH)
      return refused(`The body is nested more than ${MAXIMUM_DEPTH} levels deep.`, 'Send a flatter body.');
    if (level.some((item) => typeof item === 'string' && !isStorable(item)))
      return refused(
        'The body holds a character that cannot be stored.',
        'Leave out null characters and broken ones.',
      );
    const objects = level.filter((item) => typeof item === 'object' && item !== null);
    const reserved = objects.flatMap((item) => Object.keys(item)).find((name) => RESERVED.has(name));
    if (reserved) return refused(`The body has a field '${reserved}'.`, 'Leave it out.');
    level = objects.flatMap((item): unknown[] => [
      ...Object.values(item),
      ...(Array.isArray(item) ? [] : Object.keys(item)),
    ]);
  }
  return undefined;
}

/** PostgreSQL keeps neither null characters nor half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function refused(detail: string, hint: string): OperationalError {
  return new OperationalError('invalid_request', detail, hint);
}
