import { Injectable } from '@nestjs/common';
import { Database } from '../connection/database.js';

const PING_TIMEOUT_MS = 2_000;

@Injectable()
export class DatabaseHealth {
  constructor(private readonly database: Database) {}

  /** Resolves when the database answers within two seconds. @throws OperationalError or the abort's reason otherwise */
  async ping(signal: AbortSignal): Promise<void> {
    await this.database.query(
      'SELECT 1',
      [],
      AbortSignal.any([signal, AbortSignal.timeout(PING_TIMEOUT_MS)]),
    );
  }
}
