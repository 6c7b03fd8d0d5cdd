import { Module } from '@nestjs/common';
import { IntentCache } from './intent-cache.service.js';

@Module({ providers: [IntentCache], exports: [IntentCache] })
export class IntentCacheModule {}
