import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CacheRegistry, type CacheStatistics } from '@app/cache';
import type { Principal } from '@app/contracts';
import { CacheWarmer, type IntentExplanation, Understander, type WarmedRequest } from '@app/pipeline';
import { CurrentPrincipal } from '../auth/principal-of.js';
import { Requires } from '../auth/requires.js';
import { clientSignal } from '../http/client-signal.js';
import { requestIdOf } from '../http/request-id.js';
import { DryRunDto, ExplainDto, InvalidationDto, WarmDto } from './cache.dto.js';
import { CacheInvalidation, type InvalidationReport } from './cache-invalidation.service.js';

@ApiTags('cache')
@Controller('cache')
export class CacheController {
  constructor(
    private readonly caches: CacheRegistry,
    private readonly invalidation: CacheInvalidation,
    private readonly warmer: CacheWarmer,
    private readonly understander: Understander,
  ) {}

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
  @Get('explain')
  @ApiOperation({
    summary: 'How a request of the caller would be looked up as an intent, without asking it.',
  })
  explain(
    @Query() { request }: ExplainDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<IntentExplanation> {
    return this.understander.explain(request, principal, clientSignal(reply));
  }

  @Requires('administer')
  @Post('invalidate/all')
  @HttpCode(200)
  @ApiOperation({ summary: 'End every cached entry, in every process.' })
  invalidateAll(
    @Body() { dry_run }: DryRunDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<InvalidationReport> {
    return this.invalidation.invalidate({ all: true }, dry_run ?? false, principal, clientSignal(reply));
  }

  @Requires('administer')
  @Post('invalidate/:asset_id')
  @HttpCode(200)
  @ApiOperation({ summary: 'End what was read of an asset, and what was read of the inventory as a whole.' })
  invalidateAsset(
    @Param('asset_id') asset: string,
    @Body() { dry_run }: DryRunDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<InvalidationReport> {
    return this.invalidation.invalidate({ asset }, dry_run ?? false, principal, clientSignal(reply));
  }

  @Requires('administer')
  @Post('invalidate')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the entries of one layer, asset, tool or scope, in every process.' })
  invalidate(
    @Body() { dry_run, ...selection }: InvalidationDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<InvalidationReport> {
    return this.invalidation.invalidate(selection, dry_run ?? false, principal, clientSignal(reply));
  }

  @Requires('administer')
  @Post('warm')
  @HttpCode(200)
  @ApiOperation({
    summary: "Ask requests that only read, so that the caller's roles find their answers cached.",
  })
  async warm(
    @Body() { requests }: WarmDto,
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<{ requests: readonly WarmedRequest[] }> {
    const signal = clientSignal(reply);
    return {
      requests: await this.warmer.warm(requests, { requestId: requestIdOf(request), principal, signal }),
    };
  }
}
