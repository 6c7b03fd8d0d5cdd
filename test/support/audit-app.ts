import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, CreateAuditEvents1700000002500, type RequestEntry } from '@app/audit';
import { SettingsModule } from '@app/config';
import { LOCAL_PRINCIPAL } from '@app/contracts';
import { Database, DatabaseModule, type DatabaseLocation } from '@app/database';
import { TelemetryModule } from '@app/telemetry';

const signal = new AbortController().signal;

/** The record on a database, wired as in the product. Close it to leave the database. */
export async function openAudit({ url, dataDir }: DatabaseLocation): Promise<TestingModule> {
  const environment = { DATA_DIR: dataDir, ...(url && { DATABASE_URL: url }) };
  const app = await Test.createTestingModule({
    imports: [
      SettingsModule.forRoot({ environment, dotenvFile: '/dev/null' }),
      TelemetryModule,
      DatabaseModule.forRoot({ entities: [], migrations: [CreateAuditEvents1700000002500] }),
      AuditModule,
    ],
  }).compile();
  return app.init();
}

/** A request as the pipeline records it. */
export function requestEntry(request: string, stages: RequestEntry['stages'] = []): RequestEntry {
  const bypass = { status: 'bypass', tier: null, age_ms: null, key_hash: null, reason: 'test' } as const;
  return {
    principal: LOCAL_PRINCIPAL,
    request,
    policyVersion: '1',
    stages,
    response: {
      response_id: randomUUID(),
      request_id: randomUUID(),
      response_type: 'information',
      outcome: 'answer',
      message: 'Two servers.',
      decision: null,
      warnings: [],
      sources_consulted: [],
      degraded: false,
      cache: {
        intent: { ...bypass, layer: 'intent' },
        asset_context: { ...bypass, layer: 'asset_context' },
        tools: [],
      },
      timings: { total_ms: 1, llm_ms: 0, tool_ms: 0, overhead_ms: 1, stages: { understand: 0.5 } },
      tokens: { prompt: 12, completion: 3, cached: null },
      llm_calls: 0,
    },
  };
}

/** A stage as the pipeline records it. */
export function stageOf(stage: string, output: unknown = {}): RequestEntry['stages'][number] {
  return { stage, ms: 0.25, input_hash: '0'.repeat(64), output };
}

/** Does to the record what the product never does, with the database's refusals switched off. */
export async function tamper(app: TestingModule, ...statements: readonly string[]): Promise<void> {
  const tables = ['audit_events', 'audit_checkpoints'];
  const database = app.get(Database);
  const all = [
    ...tables.map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`),
    ...statements,
    ...tables.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`),
  ];
  await database.transaction(async (manager) => {
    for (const statement of all) await manager.query(statement);
  }, signal);
}
