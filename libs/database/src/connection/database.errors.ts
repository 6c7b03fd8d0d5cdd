import { OperationalError } from '@app/contracts';

/** Classes of SQLSTATE that speak of the connection or the server, not of the statement. */
const UNAVAILABLE = /^(08|53|57P|28|3D)/;
const STATEMENT_CANCELLED = '57014';
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ENOENT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);
/** What the driver says without a code when the server or the pool does not answer. */
const DRIVER_MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|query read timeout|connection timeout/i;

/** True where the database, and not the statement, is at fault: retrying later may help. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (NETWORK_CODES.has(code) || UNAVAILABLE.test(code) || DRIVER_MESSAGES.test(error.message)) return true;
  return error instanceof AggregateError && error.errors.some(isUnavailable);
}

/** The failure as callers know it; a statement's own fault stays what it is. */
export function asOperational(error: unknown): unknown {
  if (error instanceof OperationalError || !(error instanceof Error)) return error;
  if (codeOf(error) === STATEMENT_CANCELLED) {
    return new OperationalError(
      'timeout',
      'The database took too long over a statement.',
      'Narrow the question, or try again later.',
      { cause: error },
    );
  }
  if (!isUnavailable(error)) return error;
  return new OperationalError(
    'database_unavailable',
    'The database does not answer.',
    'See GET /health, and try again once the database is up.',
    { cause: error, retryAfterSeconds: 5 },
  );
}

/** SQLSTATE or the system's code; TypeORM copies the driver's onto its own error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
