import type { NextFunction, Request, Response } from 'express';
import { OperationalError } from '@app/contracts';

/** Far above what any route takes, far below what recursive readers of a body can stand. */
const MAXIMUM_DEPTH = 64;

/** Refuses bodies that are nested so deeply that walking through them would exhaust the stack. */
export function refuseDeepBody(request: Request, _response: Response, next: NextFunction): void {
  next(
    isDeeperThan(request.body, MAXIMUM_DEPTH)
      ? new OperationalError(
          'invalid_request',
          `The body is nested more than ${MAXIMUM_DEPTH} levels deep.`,
          'Send a flatter body.',
        )
      : undefined,
  );
}

/** Level by level rather than by recursion, for the reason it is there. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
