import { Module } from '@nestjs/common';
import { AssetContextCache } from './asset-context-cache.service.js';

@Module({ providers: [AssetContextCache], exports: [AssetContextCache] })
export class AssetContextCacheModule {}
