import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type AuditEvent, AuditLog, AuditTrail, AuditVerifier, Checkpoints } from '@app/audit';
import { Database } from '@app/database';
import { openAudit, requestEntry, stageOf } from '../support/audit-app.js';
import { describeOnDatabases, type TestDatabase } from '../support/databases.js';

const signal = new AbortController().signal;
const event: AuditEvent = { kind: 'asset.created', principal: 'ann', subject: 'a', payload: {} };

describeOnDatabases('the record', (kind) => {
  let database: TestDatabase;
  let app: TestingModule;
  let log: AuditLog;
  let trail: AuditTrail;

  beforeEach(async () => {
    database = await kind.create();
    await open();
  });
  afterEach(async () => {
    await app?.close();
    await database?.remove();
  });

  async function open(): Promise<void> {
    app = await openAudit(database);
    log = app.get(AuditLog);
    trail = app.get(AuditTrail);
  }
  const verify = () => app.get(AuditVerifier).verify(signal);
  const rows = <Row>(sql: string) => app.get(Database).query<Row>(sql, [], signal);
  const kinds = async () =>
    (await rows<{ kind: string }>('SELECT kind FROM audit_events ORDER BY stream, sequence')).map(
      (row) => row.kind,
    );

  it('is never changed: the database refuses', async () => {
    await trail.record(requestEntry('count all assets'));
    await app.get(Checkpoints).take(signal);
    for (const table of ['audit_events', 'audit_checkpoints'])
      for (const statement of [
        `UPDATE ${table} SET hash = ''`,
        `UPDATE ${table} SET hash = '' WHERE false`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ])
        await expect(rows(statement), statement).rejects.toThrow(/never changed/);
    expect(await verify()).toMatchObject({ ok: true, rows: 1, checkpoints: 1, unsigned_rows: 0 });
  });

  it('gives a request back with its stages, in their order', async () => {
    const stages = ['understand', 'select', 'plan', 'execute', 'answer'].map((name) =>
      stageOf(name, { name }),
    );
    const entry = requestEntry('count all assets', stages);
    await Promise.all([trail.record(entry), trail.record(requestEntry('another', [stageOf('understand')]))]);
    const found = await trail.find(entry.response.request_id, signal);
    expect(found).toMatchObject({
      id: entry.response.request_id,
      principal: 'local',
      request: 'count all assets',
      response_type: 'information',
      record: {
        message: 'Two servers.',
        policy_version: '1',
        tokens: { prompt: 12, completion: 3, cached: null },
      },
    });
    expect(found?.stages).toEqual(stages);
    expect(await trail.find('6fa459ea-ee8a-4ca4-894e-db77e160355e', signal)).toBeNull();
  });

  it('is one sound chain of requests that come at the same time', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        trail.record(requestEntry(`request ${index}`, [stageOf('understand'), stageOf('answer')])),
      ),
    );
    expect(await verify()).toMatchObject({ ok: true, rows: 150, streams: 1 });
  });

  it('verifies while it grows', async () => {
    for (let round = 0; round < 6; round += 1) {
      const writing = Array.from({ length: 10 }, async () => {
        await Promise.all([
          trail.record(requestEntry('x', [stageOf('understand')])),
          log.record(event, signal),
        ]);
      });
      const reports = [verify(), app.get(Checkpoints).take(signal).then(verify)];
      for (const { faults } of await Promise.all(reports)) expect(faults).toEqual([]);
      await Promise.all(writing);
    }
    expect(await verify()).toMatchObject({ ok: true, rows: 180, streams: 2 });
  });

  it('has the events of what is committed, and none of what is rolled back', async () => {
    await rows('CREATE TABLE done (what text)');
    await log.record(event, signal);
    const failing = log.transaction(async ({ manager, record }) => {
      record({ ...event, kind: 'asset.updated' });
      await manager.query(`INSERT INTO done VALUES ('rolled back')`);
      throw new Error('no');
    }, signal);
    await expect(failing).rejects.toThrow('no');
    const given = await log.transaction(async ({ manager, record }) => {
      record({ ...event, kind: 'asset.updated' });
      await manager.query(`INSERT INTO done VALUES ('committed')`);
      record({ ...event, kind: 'asset.deleted' });
      return 'given';
    }, signal);
    expect(given).toBe('given');
    expect(await rows('SELECT what FROM done')).toEqual([{ what: 'committed' }]);
    expect(await kinds()).toEqual(['asset.created', 'asset.updated', 'asset.deleted']);
    expect(await verify()).toMatchObject({ ok: true, rows: 3, streams: 1 });
  });

  it('rolls back what it cannot record', async () => {
    await rows('CREATE TABLE done (what text)');
    const broken = log.transaction(async ({ manager, record }) => {
      await manager.query(`INSERT INTO done VALUES ('unrecorded')`);
      record({ ...event, requestId: 'no uuid' });
    }, signal);
    await expect(broken).rejects.toThrow(/uuid/);
    expect(await rows('SELECT what FROM done')).toEqual([]);
    await log.record(event, signal);
    expect(await verify()).toMatchObject({ ok: true, rows: 1, streams: 1 });
  });

  it('commits work that records nothing', async () => {
    await rows('CREATE TABLE done (what text)');
    await log.transaction(({ manager }) => manager.query(`INSERT INTO done VALUES ('quietly')`), signal);
    expect(await rows('SELECT what FROM done')).toHaveLength(1);
    expect(await kinds()).toEqual([]);
  });

  it('takes changes at the same time one after another, requests beside them', async () => {
    await Promise.all([
      ...Array.from({ length: 25 }, () => log.transaction(async ({ record }) => record(event), signal)),
      ...Array.from({ length: 25 }, () => trail.record(requestEntry('x'))),
    ]);
    expect(await verify()).toMatchObject({ ok: true, rows: 50, streams: 2 });
  });

  it('refuses a transaction within itself instead of waiting for ever', async () => {
    const nested = log.transaction(() => log.record(event, signal), signal);
    await expect(nested).rejects.toThrow(/within itself/);
    const late = await log.transaction(async ({ record }) => record, signal);
    expect(() => late(event)).toThrow(/after the end/);
    await log.record(event, signal);
    expect(await kinds()).toEqual(['asset.created']);
  });

  it('waits for its turn no longer than asked', async () => {
    const [begun, finished] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = log.transaction(async () => {
      begun.resolve();
      await finished.promise;
    }, signal);
    await begun.promise;
    await expect(log.record(event, AbortSignal.timeout(20))).rejects.toThrow(/timeout/);
    finished.resolve();
    await holding;
    expect(await kinds()).toEqual([]);
  });

  it('goes on in chains of their own after a restart', async () => {
    for (let start = 0; start < 3; start += 1) {
      await trail.record(requestEntry('x', [stageOf('understand')]));
      await log.record(event, signal);
      await app.close();
      await open();
    }
    expect(await verify()).toMatchObject({ ok: true, rows: 9, streams: 6, checkpoints: 3, unsigned_rows: 0 });
  });

  it('is signed by the next start where a process ended without', async () => {
    await trail.record(requestEntry('x'));
    await log.record(event, signal);
    vi.spyOn(app.get(Checkpoints), 'take').mockResolvedValue();
    await app.close();
    await open();
    expect(await rows('SELECT adopted, jsonb_array_length(heads) AS heads FROM audit_checkpoints')).toEqual([
      { adopted: true, heads: 2 },
    ]);
    expect(await verify()).toMatchObject({ ok: true, rows: 2, unsigned_rows: 0 });
    await app.close();
    await open();
    expect(await verify()).toMatchObject({ checkpoints: 1 });
  });

  it('goes on in a new chain where its rows are not known to be committed', async () => {
    await trail.record(requestEntry('before'));
    const lost = vi.spyOn(app.get(Database), 'query').mockImplementationOnce(async (sql, values) => {
      await app.get(DataSource).query(sql, [...values]);
      throw new DOMException('late', 'TimeoutError');
    });
    await expect(trail.record(requestEntry('lost'))).rejects.toMatchObject({ code: 'timeout' });
    lost.mockRestore();
    await trail.record(requestEntry('after'));
    expect(await verify()).toMatchObject({ ok: true, rows: 3, streams: 2 });
  });

  it('keeps whatever JSON there is so that its hash holds', { timeout: 60_000 }, async () => {
    const payload = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(fc.array(payload, { minLength: 6, maxLength: 40 }), async (payloads) => {
        await log.transaction(async ({ record }) => {
          for (const each of payloads) record({ ...event, payload: each });
        }, signal);
      }),
      { numRuns: 25 },
    );
    const report = await verify();
    expect(report.faults).toEqual([]);
    expect(report.rows).toBeGreaterThan(100);
  });
});
