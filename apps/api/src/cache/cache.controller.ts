import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CacheRegistry, type CacheStatistics } from '@app/cache';
import { Requires } from '../auth/requires.js';
import { clientSignal } from '../http/client-signal.js';

@ApiTags('cache')
@Controller('cache')
export class CacheController {
  constructor(private readonly caches: CacheRegistry) {}

  @Requires('read')
  @Get('stats')
  @ApiOperation({ summary: 'What each cache layer did since the process started.' })
  stats(): { layers: CacheStatistics; processes: object[]; window: object } {
    const layers = this.caches.statistics();
    return {
      layers,
      processes: [{ pid: process.pid, uptime_ms: Math.round(process.uptime() * 1000), layers }],
      window: { hit_rate: ['one_minute', 'one_hour', 'all'], counters: 'since the process started' },
    };
  }

  @Requires('administer')
  @Post('invalidate/all')
  @HttpCode(200)
  @ApiOperation({ summary: 'End every cached entry, in every process.' })
  async invalidateAll(@Res({ passthrough: true }) reply: Response): Promise<{ moved: string[] }> {
    return { moved: await this.caches.invalidate('all', clientSignal(reply)) };
  }
}
