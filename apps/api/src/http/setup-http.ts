import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Settings } from '@app/config';
import { loopbackOnly } from './loopback-only.js';
import { assignRequestId } from './request-id.js';
import { soundBody } from './sound-body.js';

const BODY_LIMIT = '64kb';

/** What belongs to the HTTP adapter and not to a module; the server and the end-to-end tests share it. */
export function setupHttp(app: NestExpressApplication): void {
  // Before the body parser, so that a body that cannot be parsed is answered with an id too.
  app.use(assignRequestId);
  // With keys there is something that a foreign page lacks.
  if (app.get(Settings).apiKeys.length === 0) app.use(loopbackOnly);
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.use(soundBody);
  app.disable('x-powered-by');
  app.enableShutdownHooks();
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('OpsConductor')
      .setDescription('Natural-language IT operations on your own hardware.')
      .setVersion('1')
      .addBearerAuth()
      .build(),
  );
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json' });
}
