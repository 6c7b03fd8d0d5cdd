import { Global, Module, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '@app/config';
import { CacheRegistry } from './cache-registry.js';
import { RedisPing } from './redis/redis-ping.js';

/** Needs an `EpochSource` provider; the database module exports the durable one. */
@Global()
@Module({
  providers: [
    CacheRegistry,
    { provide: RedisPing, useFactory: ({ redis }: Settings) => new RedisPing(redis.url), inject: [Settings] },
  ],
  exports: [CacheRegistry, RedisPing],
})
export class CacheModule implements OnModuleDestroy {
  constructor(private readonly redis: RedisPing) {}

  onModuleDestroy(): void {
    this.redis.close();
  }
}
