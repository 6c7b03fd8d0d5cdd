import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConfigurationError, Settings } from '@app/config';
import { OperationalError } from '@app/contracts';
import { AppModule } from './app.module.js';
import { setupHttp } from './http/setup-http.js';

/** `EX_TEMPFAIL` of sysexits.h: another process owns the data folder; try again later. */
const EXIT_BUSY = 75;

try {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(), {
    bodyParser: false,
    // A boot that fails throws what is to be told; Nest would print it with its stack as well.
    abortOnError: false,
    logger: false,
  });
  const { http, apiKeys, logLevel } = app.get(Settings);
  app.useLogger(new ConsoleLogger({ json: !process.stdout.isTTY, logLevels: levelsFrom(logLevel) }));
  setupHttp(app);
  await app.listen(http.port, http.host);
  new Logger('Main').log(
    `Listening on http://${http.host}:${http.port}, ${
      apiKeys.length === 0
        ? 'for this machine only, as there are no API keys'
        : `for whoever has one of ${apiKeys.length} API keys`
    }.`,
  );
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(error instanceof OperationalError && error.code === 'data_folder_busy' ? EXIT_BUSY : 1);
}

function levelsFrom(level: Settings['logLevel']): ('error' | 'warn' | 'log' | 'debug')[] {
  const all = ['error', 'warn', 'log', 'debug'] as const;
  return all.slice(0, ['error', 'warn', 'info', 'debug'].indexOf(level) + 1);
}

function describe(error: unknown): string {
  if (error instanceof OperationalError) return `${error.detail} ${error.hint}`;
  if (error instanceof ConfigurationError) return error.message;
  if (isAddressInUse(error))
    return `${error.address}:${error.port} is taken by another program. Set PORT to another port.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isAddressInUse(error: unknown): error is { readonly address: string; readonly port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
