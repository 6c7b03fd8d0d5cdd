import { Test, type TestingModule } from '@nestjs/testing';
import { Asset, AssetsModule, CreateAssets1700000001000 } from '@app/assets';
import { CreateAuditEvents1700000002500 } from '@app/audit';
import { SettingsModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { TelemetryModule } from '@app/telemetry';
import type { DatabaseLocation } from '@app/database';

/** The inventory on a database, wired as in the product. Close it to leave the database. */
export async function openInventory({ url, dataDir }: DatabaseLocation): Promise<TestingModule> {
  const environment = { DATA_DIR: dataDir, ...(url && { DATABASE_URL: url }) };
  const app = await Test.createTestingModule({
    imports: [
      SettingsModule.forRoot({ environment, dotenvFile: '/dev/null' }),
      TelemetryModule,
      DatabaseModule.forRoot({
        entities: [Asset],
        migrations: [CreateAssets1700000001000, CreateAuditEvents1700000002500],
      }),
      AssetsModule,
    ],
  }).compile();
  return app.init();
}
