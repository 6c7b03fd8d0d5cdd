import { codeOf } from '@app/database';
import type { AuditRow } from './audit-row.js';

/** Any number of rows in one statement, from one JSON array. */
export const INSERT_ROWS =
  'INSERT INTO audit_events SELECT * FROM json_populate_recordset(NULL::audit_events, $1::json)';

/** The value that {@link INSERT_ROWS} binds. */
export function rowsParameter(rows: readonly AuditRow[]): [string] {
  return [JSON.stringify(rows)];
}

const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** Somebody else has a row under our number: the stream is not ours alone any more. */
const UNIQUE_VIOLATION = '23505';

/**
 * Whether a failed statement or commit left nothing behind. Only the server's own refusal of it proves that;
 * a lost connection or an expired limit does not.
 */
export function outcomeOf(error: unknown): 'rolled_back' | 'unknown' {
  const code = codeOf(error);
  return SQLSTATE.test(code) && code !== UNIQUE_VIOLATION ? 'rolled_back' : 'unknown';
}
