import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EpochSource } from '@app/cache';
import { Settings } from '@app/config';
import { Database } from './connection/database.js';
import { type Schema, openDataSource } from './connection/open-data-source.js';
import { CreateCacheEpochs1700000000000 } from './epochs/create-cache-epochs.migration.js';
import { PostgresEpochs } from './epochs/postgres-epochs.js';
import { DatabaseHealth } from './health/database-health.js';

/**
 * The database for everybody: PostgreSQL where a URL is set, else the embedded one under the data folder. Pending
 * migrations run at boot. It provides the DataSource itself, since `TypeOrmModule.forRootAsync` tries ten times
 * before it tells why there is none; `TypeOrmModule.forFeature` works on it as usual.
 */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  /** @param schema what the domain libraries bring; the tables of this library are added */
  static forRoot({ entities, migrations }: Schema): DynamicModule {
    const schema: Schema = { entities, migrations: [CreateCacheEpochs1700000000000, ...migrations] };
    const dataSource = {
      provide: DataSource,
      inject: [Settings],
      useFactory: ({ database, dataDir }: Settings) => openDataSource({ url: database.url, dataDir }, schema),
    };
    return {
      module: DatabaseModule,
      providers: [dataSource, Database, DatabaseHealth, { provide: EpochSource, useClass: PostgresEpochs }],
      exports: [DataSource, Database, DatabaseHealth, EpochSource],
    };
  }

  /** Last of all, after whoever still wrote while the application was closing. */
  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
