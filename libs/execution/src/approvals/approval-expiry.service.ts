import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ApprovalTransitions } from './approval-transitions.service.js';

const INTERVAL_MS = 30_000;
const LIMIT_MS = 10_000;

/** Marks approvals whose time is over. They count as expired before that; this puts it into the record. */
@Injectable()
export class ApprovalExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ApprovalExpiry.name);
  private timer?: NodeJS.Timeout;
  private sweeping?: Promise<void>;

  constructor(private readonly transitions: ApprovalTransitions) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.sweep(), INTERVAL_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private sweep(): void {
    this.sweeping ??= this.transitions
      .expireDue(AbortSignal.timeout(LIMIT_MS))
      .then(() => undefined)
      .catch((error: unknown) => this.logger.warn(`Approvals were not expired: ${String(error)}`))
      .finally(() => {
        this.sweeping = undefined;
      });
  }
}
