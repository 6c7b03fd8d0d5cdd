import { Asset, CreateAssets1700000001000 } from '@app/assets';
import { CreateAuditEvents1700000002500 } from '@app/audit';
import type { Schema } from '@app/database';
import { CreateApprovals1700000004000, CreateExecutions1700000003000 } from '@app/execution';
import { CreateSessions1700000005000 } from './session/create-sessions.migration.js';

/** Everything that the product keeps in the database. */
export function productSchema(): Schema {
  return {
    entities: [Asset],
    migrations: [
      CreateAssets1700000001000,
      CreateAuditEvents1700000002500,
      CreateExecutions1700000003000,
      CreateApprovals1700000004000,
      CreateSessions1700000005000,
    ],
  };
}
