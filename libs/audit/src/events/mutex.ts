import { OperationalError } from '@app/contracts';

const MAXIMUM_WAITING = 1_000;

/** One at a time, in the order of coming. */
export class Mutex {
  private held = false;
  private readonly waiting = new Set<() => void>();

  /**
   * Resolves with the way to give it back, once it is free.
   * @throws the signal's reason when aborted; OperationalError `database_unavailable` where too many wait already
   */
  async acquire(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.held) await this.turn(signal);
    this.held = true;
    return () => this.release();
  }

  private turn(signal: AbortSignal): Promise<void> {
    if (this.waiting.size >= MAXIMUM_WAITING)
      throw new OperationalError(
        'database_unavailable',
        'Too many changes wait to be recorded.',
        'Try again in a moment; see GET /health if it stays.',
        { retryAfterSeconds: 5 },
      );
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.delete(enter);
        reject(signal.reason);
      };
      this.waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** Handed over without being free in between, so that nobody overtakes. */
  private release(): void {
    const [next] = this.waiting;
    if (!next) {
      this.held = false;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
