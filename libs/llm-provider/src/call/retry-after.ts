const MS_PER_SECOND = 1000;
const LONGEST_MS = 60_000;

/**
 * When an engine asks to come back, in milliseconds, from `Retry-After` in seconds or as a date; the date is read by
 * the engine's own clock, which it tells in `Date`. `undefined` where it says nothing that can be read.
 */
export function retryAfterMs(headers: Pick<Headers, 'get'> | undefined): number | undefined {
  const value = headers?.get('retry-after')?.trim();
  if (!value) return undefined;
  const ms = /^\d+$/.test(value)
    ? Number(value) * MS_PER_SECOND
    : Date.parse(value) - Date.parse(headers?.get('date') ?? '');
  return Number.isFinite(ms) ? Math.min(LONGEST_MS, Math.max(0, ms)) : undefined;
}
