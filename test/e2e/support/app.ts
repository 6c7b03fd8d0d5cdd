import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SampleInventory } from '@app/assets';
import type { SettingSources } from '@app/config';
import { Database } from '@app/database';
import { AppModule } from '../../../apps/api/src/app.module.js';
import { setupHttp } from '../../../apps/api/src/http/setup-http.js';
import { type DatabaseKind, EMBEDDED, POSTGRESQL, type TestDatabase } from '../../support/databases.js';
import { HttpClient } from './http-client.js';

const QUICKER: DatabaseKind = POSTGRESQL.missing ? EMBEDDED : POSTGRESQL;

export interface AppOptions {
  readonly flags?: SettingSources['flags'];
  /** Without it, the one that starts sooner. */
  readonly kind?: DatabaseKind;
}

/** The product as it is served, on a free loopback port, with the sample inventory in a database of its own. */
export class TestApp {
  private constructor(
    private readonly app: NestExpressApplication,
    readonly database: TestDatabase,
    readonly http: HttpClient,
  ) {}

  static async start({ flags = {}, kind = QUICKER }: AppOptions = {}): Promise<TestApp> {
    const database = await kind.create();
    const places = { DATA_DIR: database.dataDir, ...(database.url && { DATABASE_URL: database.url }) };
    try {
      const app = await NestFactory.create<NestExpressApplication>(
        AppModule.forRoot({
          flags: { LLM_PROVIDER: 'none', ...places, ...flags },
          environment: {},
          dotenvFile: '/nowhere',
        }),
        { bodyParser: false, abortOnError: false, logger: false },
      );
      setupHttp(app);
      await app.listen(0, '127.0.0.1');
      await app.get(SampleInventory).seed(AbortSignal.timeout(30_000));
      return new TestApp(app, database, new HttpClient(await app.getUrl()));
    } catch (error) {
      await database.remove();
      throw error;
    }
  }

  get url(): string {
    return this.http.baseUrl;
  }

  /** A part of the product, for what no route does. */
  get<T>(part: Type<T>): T {
    return this.app.get(part);
  }

  /** Looks into the database behind the back of the product. */
  rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.app.get(Database).query<Row>(sql, values, AbortSignal.timeout(10_000));
  }

  async recordedRequests(): Promise<number> {
    const [row] = await this.rows<{ count: string }>(
      "SELECT count(*) AS count FROM audit_events WHERE kind = 'request'",
    );
    return Number(row?.count);
  }

  /** The whole inventory, whatever its columns. */
  inventory(): Promise<object[]> {
    return this.rows<object>('SELECT * FROM assets ORDER BY id');
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.remove();
  }
}
