import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { assetCsv, assetJson, AssetsService } from '@app/assets';
import type { SettingSources } from '@app/config';
import { LOCAL_PRINCIPAL, type Response } from '@app/contracts';
import { EngineModule, PipelineOrchestrator } from '@app/pipeline';
import type { AnswerSource } from './answer-source.js';

/** Starts the engine in this process, on the same modules as the server. */
export async function startEngine(flags: SettingSources['flags']): Promise<AnswerSource> {
  const context = await NestFactory.createApplicationContext(EngineModule.forRoot({ flags }), {
    // A boot that fails throws what is to be told; Nest would print it with its stack as well.
    logger: false,
    abortOnError: false,
  });
  context.useLogger(['error', 'warn']);
  return new LocalSource(context);
}

class LocalSource implements AnswerSource {
  readonly name = 'this process';

  constructor(private readonly context: INestApplicationContext) {}

  answer(text: string, signal: AbortSignal): Promise<Response> {
    return this.context
      .get(PipelineOrchestrator)
      .run({ text, mode: 'run' }, { requestId: randomUUID(), principal: LOCAL_PRINCIPAL, signal });
  }

  download({ decision }: Response, signal: AbortSignal): AsyncIterable<string> {
    const { filters = [], fields = [], sort, format } = decision?.query ?? {};
    const filter = filters.length > 0 ? { and: filters } : undefined;
    const columns = fields.length > 0 ? fields : undefined;
    const rows = this.context.get(AssetsService).exportRows(filter, columns, sort, signal);
    return format === 'json' ? assetJson(rows) : assetCsv(rows, columns);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
