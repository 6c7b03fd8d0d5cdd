import { Injectable } from '@nestjs/common';
import { ExecutionQueue } from '@app/execution';
import { HealthProbe, type ProbeResult } from '@app/health';

@Injectable()
export class QueueProbe extends HealthProbe {
  readonly part = 'queue';

  constructor(private readonly queue: ExecutionQueue) {
    super();
  }

  async check(signal: AbortSignal): Promise<ProbeResult> {
    await this.queue.ready(signal);
    return { state: 'up', detail: 'Executions can be queued.' };
  }
}
