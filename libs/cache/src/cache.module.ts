import { Global, Module } from '@nestjs/common';
import { CacheRegistry } from './cache-registry.js';
import { RedisPing } from './redis/redis-ping.js';

/** Needs an `EpochSource` provider; the database module exports the durable one. */
@Global()
@Module({ providers: [CacheRegistry, RedisPing], exports: [CacheRegistry, RedisPing] })
export class CacheModule {}
