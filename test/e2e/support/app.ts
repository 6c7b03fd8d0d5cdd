import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SampleInventory } from '@app/assets';
import { hashApiKey, newApiKey } from '@app/auth';
import type { SettingSources } from '@app/config';
import type { Role } from '@app/contracts';
import { Database } from '@app/database';
import { AppModule } from '../../../apps/api/src/app.module.js';
import { setupHttp } from '../../../apps/api/src/http/setup-http.js';
import { type DatabaseKind, EMBEDDED, POSTGRESQL, type TestDatabase } from '../../support/databases.js';
import { HttpClient } from './http-client.js';

const QUICKER: DatabaseKind = POSTGRESQL.missing ? EMBEDDED : POSTGRESQL;

export interface AppOptions {
  readonly flags?: SettingSources['flags'];
  /** Names of API keys, with their roles. Without any everybody is `local`. */
  readonly keys?: Readonly<Record<string, readonly Role[]>>;
  /** Without it, the one that starts sooner. */
  readonly kind?: DatabaseKind;
}

/** The product as it is served, on a free loopback port, with the sample inventory in a database of its own. */
export class TestApp {
  private constructor(
    private readonly app: NestExpressApplication,
    readonly database: TestDatabase,
    readonly http: HttpClient,
    private readonly keys: ReadonlyMap<string, string>,
  ) {}

  static async start({ flags = {}, kind = QUICKER, keys = {} }: AppOptions = {}): Promise<TestApp> {
    const database = await kind.create();
    const places = { DATA_DIR: database.dataDir, ...(database.url && { DATABASE_URL: database.url }) };
    const made = new Map(Object.keys(keys).map((name) => [name, newApiKey()]));
    const apiKeys = [...made].map(([name, key]) => `${name}:${keys[name]?.join('+')}:${hashApiKey(key)}`);
    try {
      const app = await NestFactory.create<NestExpressApplication>(
        AppModule.forRoot({
          flags: {
            LLM_PROVIDER: 'none',
            LLM_WARM_UP: 'false',
            API_KEYS: apiKeys.join(','),
            ...places,
            ...flags,
          },
          environment: {},
          dotenvFile: '/nowhere',
        }),
        { bodyParser: false, abortOnError: false, logger: false },
      );
      setupHttp(app);
      await app.listen(0, '127.0.0.1');
      await app.get(SampleInventory).seed(AbortSignal.timeout(30_000));
      return new TestApp(app, database, new HttpClient(await app.getUrl()), made);
    } catch (error) {
      await database.remove();
      throw error;
    }
  }

  get url(): string {
    return this.http.baseUrl;
  }

  /** Speaks to the server with one of its keys. */
  as(name: string): HttpClient {
    const key = this.keys.get(name);
    if (!key) throw new Error(`The app was started without a key for ${name}.`);
    return new HttpClient(this.url, { Authorization: `Bearer ${key}` });
  }

  /** A part of the application. */
  get<T>(token: Type<T>): T {
    return this.app.get(token, { strict: false });
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
