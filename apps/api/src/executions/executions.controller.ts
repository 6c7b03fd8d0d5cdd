import {
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type Execution, OperationalError, type Principal } from '@app/contracts';
import { type ExecutionPage, Executions } from '@app/execution';
import { CurrentPrincipal } from '../auth/principal-of.js';
import { Requires } from '../auth/requires.js';
import { clientSignal } from '../http/client-signal.js';
import { requestIdOf } from '../http/request-id.js';
import { ExecutionSearchDto } from './execution-search.dto.js';
import { ExecutionStreams } from './execution-streams.js';

const DEFAULT_LIMIT = 50;

@ApiTags('executions')
@Controller('executions')
export class ExecutionsController {
  constructor(
    private readonly executions: Executions,
    private readonly streams: ExecutionStreams,
  ) {}

  @Requires('read')
  @Get()
  @ApiOperation({ summary: 'Plans at work and those that have ended, newest first.' })
  list(
    @Query() { limit = DEFAULT_LIMIT, ...search }: ExecutionSearchDto,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<ExecutionPage> {
    return this.executions.list({ ...search, limit }, clientSignal(reply));
  }

  @Requires('read')
  @Get(':id')
  @ApiOperation({ summary: 'One execution, with each of its operations.' })
  find(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<Execution> {
    return this.get(id, clientSignal(reply));
  }

  @Requires('change')
  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop before the next operation. A change that is cut off ends as unknown.' })
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<Execution> {
    return this.executions.cancel(id, principal, clientSignal(reply));
  }

  @Requires('read')
  @Get(':id/events')
  @ApiOperation({
    summary: 'Server-sent events: state, operation, cancel_requested, heartbeat; ends with the execution.',
  })
  async events(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: Request,
    @Res() reply: Response,
  ): Promise<void> {
    const signal = clientSignal(reply);
    await this.get(id, signal);
    const after = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
    await this.streams.follow(reply, requestIdOf(request), this.executions.events(id, after, signal), signal);
  }

  private async get(id: string, signal: AbortSignal): Promise<Execution> {
    const found = await this.executions.find(id, signal);
    if (found) return found;
    throw new OperationalError('not_found', `No execution has the id ${id}.`, 'GET /executions lists them.');
  }
}
