import { CallWatch } from './call-watch.js';

/**
 * Waits for something that a call needs first, no longer than the call may take, nor than `silenceMs`.
 * @throws LlmError `timeout` or `cancelled` when the wait ends before the work
 */
export async function withinCall<T>(
  call: { readonly signal: AbortSignal; readonly deadlineMs: number },
  work: (signal: AbortSignal) => Promise<T>,
  silenceMs = call.deadlineMs,
): Promise<T> {
  const watch = new CallWatch(call, { firstTokenMs: silenceMs, idleMs: silenceMs });
  let giveUp = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(watch.failure);
    if (watch.failure) giveUp();
    else watch.signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([aborted, work(watch.signal)]);
  } finally {
    watch.signal.removeEventListener('abort', giveUp);
    watch.stop();
  }
}
