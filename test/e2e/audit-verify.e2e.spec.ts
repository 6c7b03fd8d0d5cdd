import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditTrail } from '@app/audit';
import { auditCommand } from '../../apps/cli/src/ops/audit-verify.command.js';
import { openAudit, requestEntry, stageOf, tamper } from '../support/audit-app.js';
import { EMBEDDED, type TestDatabase } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { TestApp } from './support/app.js';

/** Runs the command with these settings and none that happen to be set. */
async function run(settings: Record<string, string>, ...parameters: string[]) {
  let stdout = '';
  let stderr = '';
  for (const [name, value] of Object.entries({ DATABASE_URL: '', OPSCONDUCTOR_URL: '', ...settings }))
    vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((stdout += String(text))));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((stderr += String(text))));
  const before = process.exitCode;
  try {
    await auditCommand().parseAsync(['verify', ...parameters], { from: 'user' });
    return { exitCode: process.exitCode, stdout, stderr };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

describe('ops audit verify', () => {
  let database: TestDatabase;
  let settings: Record<string, string>;

  beforeEach(async () => {
    database = await EMBEDDED.create();
    settings = { DATA_DIR: database.dataDir, PORT: String(await freePort()) };
    const app = await openAudit(database);
    await app.get(AuditTrail).record(requestEntry('list all servers', [stageOf('understand')]));
    await app.close();
  });
  afterEach(() => database.remove());

  it('says that the record stands, and leaves it as it is: exit code 0', async () => {
    const first = await run(settings);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.stdout).toContain('stands as it was written');
    const { exitCode, stdout } = await run(settings, '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, rows: 2, checkpoints: 1, unsigned_rows: 0 });
  });

  it('names what was changed: exit code 1', async () => {
    const app = await openAudit(database);
    await tamper(app, `UPDATE audit_events SET principal = 'mallory' WHERE kind = 'request'`);
    await app.close();
    const { exitCode, stdout } = await run(settings);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/: 1 fault\./);
    expect(stdout).toMatch(/row_changed {2}\S+\.requests \d{4}-\d\d-\d\d row 1/);
  });

  it('does not touch a data folder that has an owner: exit code 75', async () => {
    const owner = await openAudit(database);
    try {
      const { exitCode, stdout } = await run(settings, '--json');
      expect(exitCode).toBe(75);
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'data_folder_busy' } });
    } finally {
      await owner.close();
    }
  });

  it('asks the server that owns the data folder', async () => {
    const app = await TestApp.start({ kind: EMBEDDED });
    try {
      await app.http.ask('count all assets');
      const owned = { DATA_DIR: app.database.dataDir, OPSCONDUCTOR_URL: app.url };
      const { exitCode, stdout } = await run(owned);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`Verified by server ${app.url}`);
    } finally {
      await app.close();
    }
  });

  it('names a setting that is wrong: exit code 1', async () => {
    const { exitCode, stderr } = await run({ ...settings, PORT: 'banana' });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/PORT.*banana/);
  });
});
