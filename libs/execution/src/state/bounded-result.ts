import { redactDeep } from '@app/audit';

/** Most bytes of JSON that are kept of one operation's result. */
export const RESULT_LIMIT_BYTES = 65_536;

/** A result as it is kept and shown: without secrets, and told by its size alone where it is too large. */
export function boundedResult(result: unknown): unknown {
  const redacted = redactDeep(result);
  const bytes = Buffer.byteLength(JSON.stringify(redacted) ?? 'null');
  if (bytes <= RESULT_LIMIT_BYTES) return redacted;
  const summary =
    typeof redacted === 'object' && redacted !== null && 'summary' in redacted ? redacted.summary : '';
  return { kind: 'left_out', bytes, summary: String(summary).slice(0, 2_000) };
}
