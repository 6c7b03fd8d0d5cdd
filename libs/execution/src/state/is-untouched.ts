import { type ErrorCode, OperationalError } from '@app/contracts';

/** Failures by which an executor says that it has not begun. */
const NOTHING_DONE: ReadonlySet<ErrorCode> = new Set([
  'invalid_request',
  'unknown_field',
  'not_found',
  'conflict',
  'forbidden',
  'executor_not_configured',
]);

/** Whether a failed change certainly left everything as it was. Any doubt counts as no. */
export function isUntouched(error: unknown): boolean {
  return error instanceof OperationalError && NOTHING_DONE.has(error.code);
}
