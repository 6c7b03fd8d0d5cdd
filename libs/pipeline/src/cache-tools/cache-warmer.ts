import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog, AuditReader, redactSecrets } from '@app/audit';
import { OperationalError, type RequestContext, type Response } from '@app/contracts';
import { Clock } from '@app/telemetry';
import { PipelineOrchestrator } from '../pipeline-orchestrator.js';

const DAY_MS = 86_400_000;
const DEFAULT_REQUESTS = 20;

/** What became of one request: `refused` is one that does more than read. */
export interface WarmedRequest {
  readonly request: string;
  readonly status: 'warmed' | 'already' | 'refused' | 'failed';
  readonly reason: string | null;
}

/** Asks requests ahead of time, one after another. Whatever is more than a read is looked at and not done. */
@Injectable()
export class CacheWarmer {
  constructor(
    private readonly pipeline: PipelineOrchestrator,
    private readonly record: AuditReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @param requests what to ask; without them what was asked most in the last day */
  async warm(requests: readonly string[] | undefined, context: RequestContext): Promise<WarmedRequest[]> {
    const asked =
      requests ??
      (await this.record.frequentReads(
        new Date(this.clock.now() - DAY_MS),
        DEFAULT_REQUESTS,
        context.signal,
      ));
    const warmed: WarmedRequest[] = [];
    for (const text of asked) warmed.push(await this.warmOne(text, context));
    const count = (status: WarmedRequest['status']) => warmed.filter((one) => one.status === status).length;
    await this.audit.record(
      {
        kind: 'cache.warmed',
        principal: context.principal.id,
        payload: {
          warmed: count('warmed'),
          already: count('already'),
          refused: count('refused'),
          failed: count('failed'),
        },
      },
      context.signal,
    );
    return warmed;
  }

  private async warmOne(text: string, context: RequestContext): Promise<WarmedRequest> {
    const request = redactSecrets(text);
    const ask = (mode: 'plan_only' | 'run') =>
      this.pipeline.run({ text, mode }, { ...context, requestId: randomUUID() });
    try {
      const planned = await ask('plan_only');
      if (planned.outcome !== 'answer')
        return { request, status: planned.error ? 'failed' : 'refused', reason: planned.message };
      const answered = await ask('run');
      if (answered.error) return { request, status: 'failed', reason: answered.error.detail };
      return { request, status: wasCached(planned, answered) ? 'already' : 'warmed', reason: null };
    } catch (error) {
      context.signal.throwIfAborted();
      return {
        request,
        status: 'failed',
        reason: error instanceof OperationalError ? error.detail : 'It failed inside the system.',
      };
    }
  }
}

function wasCached(planned: Response, { cache }: Response): boolean {
  return planned.cache.intent.status === 'hit' && cache.tools.every(({ status }) => status === 'hit');
}
