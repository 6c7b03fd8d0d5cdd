import { DEFAULT_SILENCE_LIMITS, type SilenceLimits } from './call-watch.js';
import { withinCall } from './within-call.js';

/**
 * Asks an engine something beside its calls, no longer than for the first token of one: whoever has to wait for the
 * answer may have much more time than the engine deserves.
 * @throws LlmError `timeout` in the phase `first_token`, or `cancelled`
 */
export function askSideDoor<T>(
  signal: AbortSignal,
  limits: SilenceLimits | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { firstTokenMs } = limits ?? DEFAULT_SILENCE_LIMITS;
  return withinCall({ signal, deadlineMs: Number.POSITIVE_INFINITY }, ask, firstTokenMs);
}
