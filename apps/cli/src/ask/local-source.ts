import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { assetCsv, assetJson, AssetsService } from '@app/assets';
import { ApiKeyRing } from '@app/auth';
import { Settings, type SettingSources } from '@app/config';
import { OperationalError, type Principal, type Response } from '@app/contracts';
import { EngineModule, PipelineOrchestrator } from '@app/pipeline';
import type { AnswerSource } from './answer-source.js';

/**
 * Starts the engine in this process, on the same modules as the server, for whoever shows `OPSCONDUCTOR_API_KEY`:
 * where an installation has keys, the command line is no way round them.
 * @throws OperationalError `unauthenticated` where the installation has keys and none of them is shown
 */
export async function startEngine(flags: SettingSources['flags']): Promise<AnswerSource> {
  const context = await NestFactory.createApplicationContext(EngineModule.forRoot({ flags }), {
    // A boot that fails throws what is to be told; Nest would print it with its stack as well.
    logger: false,
    abortOnError: false,
  });
  context.useLogger(['error', 'warn']);
  try {
    return new LocalSource(context, principalOf(context.get(Settings, { strict: false })));
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** A key meant for some server is no mistake where this installation has none. */
function principalOf(settings: Settings): Principal {
  const keys = new ApiKeyRing(settings);
  const { apiKey } = settings.cli;
  try {
    return keys.authenticate(keys.isEmpty || !apiKey ? undefined : `Bearer ${apiKey}`);
  } catch (error) {
    throw new OperationalError(
      'unauthenticated',
      'This installation has API keys, and OPSCONDUCTOR_API_KEY holds none of them.',
      'Set OPSCONDUCTOR_API_KEY to your key; an administrator makes one with `npm run ops -- keys new NAME`.',
      { cause: error },
    );
  }
}

class LocalSource implements AnswerSource {
  readonly name = 'this process';

  constructor(
    private readonly context: INestApplicationContext,
    private readonly principal: Principal,
  ) {}

  answer(text: string, session: string | undefined, signal: AbortSignal): Promise<Response> {
    return this.context
      .get(PipelineOrchestrator)
      .run(
        { text, mode: 'run', sessionId: session },
        { requestId: randomUUID(), principal: this.principal, signal },
      );
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
