import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Checkpoints } from './checkpoints.service.js';

/** A day's last rows are signed by the checkpoint after midnight, so a day needs no appointment of its own. */
const INTERVAL_MS = 10_000;
const LIMIT_MS = 10_000;

/** Takes checkpoints: at the start over what others left, then while the record grows, and before the end. */
@Injectable()
export class CheckpointSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CheckpointSchedule.name);
  private timer?: NodeJS.Timeout;
  private taking?: Promise<void>;

  constructor(private readonly checkpoints: Checkpoints) {}

  /** @throws OperationalError where the key cannot be used: without it, nothing vouches for the record */
  async onApplicationBootstrap(): Promise<void> {
    await this.checkpoints.adopt(AbortSignal.timeout(LIMIT_MS));
    this.timer = setInterval(() => void this.take(), INTERVAL_MS).unref();
  }

  /** While the database is still open. What comes later is adopted by the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.taking;
    await this.take();
  }

  /** Never two at a time. What a failed one leaves is covered by the next. */
  private async take(): Promise<void> {
    this.taking ??= this.checkpoints
      .take(AbortSignal.timeout(LIMIT_MS))
      .catch((error: unknown) => this.logger.error(`No checkpoint of the record was made: ${String(error)}`))
      .finally(() => {
        this.taking = undefined;
      });
    await this.taking;
  }
}
