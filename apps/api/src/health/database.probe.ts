import { Injectable } from '@nestjs/common';
import { DatabaseHealth } from '@app/database';
import { HealthProbe, type ProbeResult } from '@app/health';

@Injectable()
export class DatabaseProbe extends HealthProbe {
  readonly part = 'database';

  constructor(private readonly database: DatabaseHealth) {
    super();
  }

  async check(signal: AbortSignal): Promise<ProbeResult> {
    await this.database.ping(signal);
    return { state: 'up', detail: 'The database answers.' };
  }
}
