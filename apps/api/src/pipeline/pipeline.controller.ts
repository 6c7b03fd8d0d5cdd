import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response as HttpResponse } from 'express';
import { AuditTrail } from '@app/audit';
import { OperationalError, type Principal, type RequestContext, type Response } from '@app/contracts';
import { isAllowed } from '@app/policy';
import { PipelineOrchestrator, type PipelineRequest } from '@app/pipeline';
import { CurrentPrincipal, principalOf } from '../auth/principal-of.js';
import { Requires } from '../auth/requires.js';
import { RETRY_AFTER_SECONDS, statusOf } from '../http/problem.js';
import { requestIdOf } from '../http/request-id.js';
import { clientSignal } from '../http/client-signal.js';
import { EventStream } from './event-stream.js';
import { PipelineRequestDto } from './pipeline-request.dto.js';

@ApiTags('pipeline')
@Controller('pipeline')
export class PipelineController {
  constructor(
    private readonly pipeline: PipelineOrchestrator,
    private readonly audit: AuditTrail,
  ) {}

  @Requires('read')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Understand a request, plan it, run what only reads, and answer.' })
  async run(
    @Body() body: PipelineRequestDto,
    @Headers('cache-control') cacheControl: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: HttpResponse,
  ): Promise<Response> {
    const started = performance.now();
    const response = await this.pipeline.run(
      pipelineRequest(body, cacheControl),
      requestContext(request, clientSignal(reply)),
    );
    setHeaders(reply, response, performance.now() - started);
    return response;
  }

  @Requires('read')
  @Post('stream')
  @HttpCode(200)
  @ApiOperation({ summary: 'The same, with server-sent events: stage, delta, heartbeat, response, error.' })
  async stream(
    @Body() body: PipelineRequestDto,
    @Headers('cache-control') cacheControl: string | undefined,
    @Req() request: Request,
    @Res() reply: HttpResponse,
  ): Promise<void> {
    const events = new EventStream(reply);
    await events.follow(requestIdOf(request), (observe) =>
      this.pipeline.run(
        pipelineRequest(body, cacheControl),
        requestContext(request, clientSignal(reply)),
        observe,
      ),
    );
  }

  @Requires('read')
  @Get('requests/:id')
  @ApiOperation({
    summary: 'Look back at a request: its stages, where their parts came from, and what they cost.',
  })
  async lookBack(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: HttpResponse,
  ): Promise<object> {
    const found = await this.audit.find(id, clientSignal(reply));
    // Whose it is not learns no more than whether there is one.
    if (!found || (found.principal !== principal.id && !isAllowed(principal, 'administer')))
      throw new OperationalError(
        'not_found',
        `No request of yours has the id ${id}.`,
        'Use the request_id of an answer.',
      );
    return {
      request_id: found.id,
      created_at: found.created_at,
      principal: found.principal,
      request: found.request,
      decision: found.stages.find(({ stage }) => stage === 'understand')?.output ?? null,
      plan: found.stages.find(({ stage }) => stage === 'plan')?.output ?? null,
      ...found.record,
      stages: found.stages,
    };
  }
}

function pipelineRequest(body: PipelineRequestDto, cacheControl: string | undefined): PipelineRequest {
  return {
    text: body.request,
    mode: body.mode ?? 'run',
    planHash: body.plan_hash,
    sessionId: body.session_id,
    note: { context: body.context, session_id: body.session_id },
    bypassCache: /\bno-(cache|store)\b/i.test(cacheControl ?? ''),
  };
}

function requestContext(request: Request, signal: AbortSignal): RequestContext {
  return { requestId: requestIdOf(request), principal: principalOf(request), signal };
}

/** An answered error carries its HTTP status; a cached answer says how old its data is. */
function setHeaders(reply: HttpResponse, response: Response, elapsedMs: number): void {
  const { llm_ms, tool_ms } = response.timings;
  // Unlike the account in the body, this one has the audit record in it.
  reply.setHeader('Server-Timing', `overhead;dur=${Math.max(0, elapsedMs - llm_ms - tool_ms).toFixed(3)}`);
  if (response.error) {
    reply.status(statusOf(response.error.code));
    if (reply.statusCode === 503) {
      const { retry_after_seconds: seconds = RETRY_AFTER_SECONDS } = response.error;
      reply.setHeader('Retry-After', String(seconds));
    }
  }
  const ages = response.cache.tools.flatMap(({ status, age_ms }) =>
    status === 'hit' && age_ms !== null ? age_ms : [],
  );
  if (ages.length > 0) reply.setHeader('Age', String(Math.floor(Math.max(...ages) / 1000)));
}
