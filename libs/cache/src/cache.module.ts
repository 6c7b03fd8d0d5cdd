import { Global, Module } from '@nestjs/common';
import { CacheRegistry } from './cache-registry.js';

/** Needs an `EpochSource` provider; the database module exports the durable one. */
@Global()
@Module({ providers: [CacheRegistry], exports: [CacheRegistry] })
export class CacheModule {}
