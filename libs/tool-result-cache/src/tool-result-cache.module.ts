import { Module } from '@nestjs/common';
import { ToolResultCache } from './tool-result-cache.service.js';

@Module({ providers: [ToolResultCache], exports: [ToolResultCache] })
export class ToolResultCacheModule {}
