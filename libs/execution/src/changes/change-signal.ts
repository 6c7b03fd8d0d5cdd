import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

/** Tells those who watch an execution in this process that something happened to it. A hint: they look for themselves. */
@Injectable()
export class ChangeSignal {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  tell(id: string): void {
    this.emitter.emit(id);
  }

  /** Resolves at the next change that this process makes, after the time given, or on an abort. */
  next(id: string, withinMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.emitter.off(id, done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.emitter.on(id, done);
      signal.addEventListener('abort', done, { once: true });
      if (signal.aborted) done();
    });
  }
}
