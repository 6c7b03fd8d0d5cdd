import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { OperationalError } from '@app/contracts';
import { EmbeddedPostgres } from '../embedded/embedded-postgres.js';
import { asOperational, isUnavailable } from './database.errors.js';
import { migrate } from './migrate.js';

/** What the domain libraries bring: their entities and the migrations that create their tables. */
export interface Schema {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

export interface DatabaseLocation {
  /** Absent: the embedded database. */
  readonly url?: string;
  readonly dataDir: string;
}

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;
const POOL_SIZE = 10;

/** An open, migrated database. Destroying the data source closes everything that was opened for it. */
export async function openDataSource(
  { url, dataDir }: DatabaseLocation,
  schema: Schema,
): Promise<DataSource> {
  return url ? openServer(url, schema) : openEmbedded(dataDir, schema);
}

async function openServer(url: string, schema: Schema): Promise<DataSource> {
  const dataSource = new DataSource({
    ...optionsFor(schema),
    url,
    poolSize: POOL_SIZE,
    extra: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      // Where even the server is silent, the client ends the wait a little later.
      query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
      keepAlive: true,
    },
  });
  return initialise(dataSource, (error) => unreachable(url, error));
}

async function openEmbedded(dataDir: string, schema: Schema): Promise<DataSource> {
  const embedded = await EmbeddedPostgres.open(dataDir);
  const { host, port } = embedded.address;
  const dataSource = new EmbeddedDataSource(embedded, {
    ...optionsFor(schema),
    host,
    port,
    username: 'postgres',
    database: 'postgres',
    // One session serves everybody, so a second connection would join the first one's transaction.
    poolSize: 1,
    extra: { idleTimeoutMillis: 0 },
  });
  try {
    return await initialise(dataSource, asOperational);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

/** Takes its server down with it, once its connections are closed. */
class EmbeddedDataSource extends DataSource {
  constructor(
    private readonly embedded: EmbeddedPostgres,
    options: DataSourceOptions,
  ) {
    super(options);
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    await this.embedded.close();
  }
}

function optionsFor({ entities, migrations }: Schema) {
  return {
    type: 'postgres',
    applicationName: 'opsconductor',
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
  } satisfies DataSourceOptions;
}

async function initialise(dataSource: DataSource, explain: (error: unknown) => unknown): Promise<DataSource> {
  try {
    await dataSource.initialize();
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw explain(error);
  }
}

/** Names the server but never the password. */
function unreachable(url: string, error: unknown): unknown {
  if (!isUnavailable(error)) return error;
  const { hostname, port, pathname } = new URL(url);
  return new OperationalError(
    'database_unavailable',
    `PostgreSQL at ${hostname}:${port || '5432'}${pathname} cannot be used: ${reason(error)}.`,
    'Check DATABASE_URL and that the server is up, or unset DATABASE_URL to use the embedded database.',
    { cause: error },
  );
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
