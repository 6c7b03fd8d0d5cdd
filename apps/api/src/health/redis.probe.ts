import { Injectable } from '@nestjs/common';
import { RedisPing } from '@app/cache';
import { HealthProbe, type ProbeResult } from '@app/health';

@Injectable()
export class RedisProbe extends HealthProbe {
  readonly part = 'redis';

  constructor(private readonly redis: RedisPing) {
    super();
  }

  async check(signal: AbortSignal): Promise<ProbeResult> {
    if (!this.redis.configured) return { state: 'not_configured', detail: 'REDIS_URL is not set.' };
    await this.redis.ping(signal);
    return { state: 'up', detail: 'Redis answers.' };
  }
}
