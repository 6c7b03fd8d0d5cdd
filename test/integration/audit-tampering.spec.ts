import type { TestingModule } from '@nestjs/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { AuditLog, AuditTrail, AuditVerifier, Checkpoints, type FaultKind } from '@app/audit';
import { openAudit, requestEntry, stageOf, tamper } from '../support/audit-app.js';
import { describeOnDatabases, type TestDatabase } from '../support/databases.js';

const signal = new AbortController().signal;

/** Rows of the chain of requests; the record has six, and a checkpoint covers the first four. */
const ROW = (sequence: number) => `stream LIKE '%.requests' AND sequence = ${sequence}`;

describeOnDatabases('a record behind whose back somebody works', (kind) => {
  let database: TestDatabase;
  let app: TestingModule;

  /** Two requests of two rows each and an event, in a process that has ended; then one more request. */
  beforeAll(async () => {
    database = await kind.create();
    const ended = await openAudit(database);
    for (const request of ['first', 'second'])
      await ended.get(AuditTrail).record(requestEntry(request, [stageOf('understand', { of: request })]));
    await ended
      .get(AuditLog)
      .record({ kind: 'asset.created', principal: 'ann', subject: 'a', payload: {} }, signal);
    await ended.close();
    app = await openAudit(database);
    await app.get(AuditTrail).record(requestEntry('third', [stageOf('understand'), stageOf('select')]));
    await tamper(
      app,
      'CREATE TABLE kept_events AS SELECT * FROM audit_events',
      'CREATE TABLE kept_checkpoints AS SELECT * FROM audit_checkpoints',
    );
  });
  /** As if nobody had. */
  afterEach(() =>
    tamper(
      app,
      'DELETE FROM audit_events',
      'INSERT INTO audit_events SELECT * FROM kept_events',
      'DELETE FROM audit_checkpoints',
      'INSERT INTO audit_checkpoints SELECT * FROM kept_checkpoints',
    ),
  );
  afterAll(async () => {
    await app?.close();
    await database?.remove();
  });

  const verify = () => app.get(AuditVerifier).verify(signal);
  /** The chains: of the process that has ended, and of this one, whose rows no checkpoint covers yet. */
  const ended = `stream IN (SELECT heads -> 0 ->> 'stream' FROM audit_checkpoints UNION SELECT heads -> 1 ->> 'stream' FROM audit_checkpoints)`;
  const live = `NOT ${ended}`;

  it('verifies while nobody does', async () => {
    expect(await verify()).toEqual({
      ok: true,
      rows: 8,
      streams: 3,
      checkpoints: 1,
      unsigned_rows: 3,
      faults: [],
      fault_count: 0,
    });
  });

  it.each<[string, string, FaultKind]>([
    ['payload', `payload = '{"request": "another"}'`, 'row_changed'],
    ['a number in a payload', `payload = jsonb_set(payload, '{ms}', '0.26')`, 'row_changed'],
    ['a number that nothing can hold', `payload = '{"ms": 1e400}'`, 'row_changed'],
    ['principal', `principal = 'mallory'`, 'row_changed'],
    ['subject', `subject = 'web-prod-01'`, 'row_changed'],
    ['kind', `kind = 'asset.deleted'`, 'row_changed'],
    ['time by an hour', `at = at - interval '1 hour'`, 'row_changed'],
    ['time by a microsecond', `at = at + interval '1 microsecond'`, 'row_changed'],
    ['time to the end of days', `at = 'infinity'`, 'row_changed'],
    ['id', `id = '6fa459ea-ee8a-4ca4-894e-db77e160355e'`, 'row_changed'],
    ['request', `request_id = NULL`, 'row_changed'],
    ['hash', `hash = repeat('0', 64)`, 'row_changed'],
    ['link', `previous_hash = repeat('0', 64)`, 'row_out_of_order'],
  ])('finds a changed %s', async (_what, change, fault) => {
    await tamper(app, `UPDATE audit_events SET ${change} WHERE ${ended} AND ${ROW(2)}`);
    const report = await verify();
    expect(report.ok).toBe(false);
    expect(report.faults).toContainEqual(
      expect.objectContaining({ kind: fault, sequence: 2, stream: expect.stringMatching(/\.requests$/) }),
    );
  });

  it.each([
    ['first', ended, 1],
    ['middle', ended, 2],
    ['last', ended, 4],
    ['last of a running process', live, 3],
  ])('finds the %s row removed', async (_which, chain, sequence) => {
    await tamper(app, `DELETE FROM audit_events WHERE ${chain} AND ${ROW(sequence)}`);
    const report = await verify();
    expect(report.faults.map((fault) => fault.kind)).toContain('row_missing');
  });

  it('finds a whole chain removed', async () => {
    await tamper(app, `DELETE FROM audit_events WHERE stream LIKE '%.events'`);
    expect(await verify()).toMatchObject({ ok: false, faults: [{ kind: 'row_missing' }] });
  });

  it('finds all rows removed', async () => {
    await tamper(app, 'DELETE FROM audit_events');
    expect(await verify()).toMatchObject({ ok: false, rows: 0, fault_count: 3 });
  });

  const COLUMNS = 'kind, at, request_id, principal, subject, payload, previous_hash, hash';

  it('finds a copied row', async () => {
    await tamper(
      app,
      `INSERT INTO audit_events (stream, day, sequence, id, ${COLUMNS})
       SELECT stream, day, 5, gen_random_uuid(), ${COLUMNS} FROM audit_events WHERE ${ended} AND ${ROW(4)}`,
    );
    const { faults } = await verify();
    expect(faults).toEqual([
      expect.objectContaining({ kind: 'row_out_of_order', sequence: 5 }),
      expect.objectContaining({ kind: 'row_changed', sequence: 5 }),
    ]);
  });

  it('finds a row inserted behind the last one of a running process', async () => {
    await tamper(
      app,
      `INSERT INTO audit_events (stream, day, sequence, id, ${COLUMNS})
       SELECT stream, day, 4, gen_random_uuid(), ${COLUMNS} FROM audit_events WHERE ${live} AND ${ROW(3)}`,
    );
    const { faults } = await verify();
    expect(faults.map((fault) => fault.kind)).toContain('row_inserted');
  });

  it('finds a row inserted between others', async () => {
    await tamper(
      app,
      `UPDATE audit_events SET sequence = sequence + 100 WHERE ${ended} AND stream LIKE '%.requests' AND sequence > 2`,
      `INSERT INTO audit_events (stream, day, sequence, id, ${COLUMNS})
       SELECT stream, day, 3, gen_random_uuid(), ${COLUMNS} FROM audit_events WHERE ${ended} AND ${ROW(2)}`,
      `UPDATE audit_events SET sequence = sequence - 99 WHERE ${ended} AND stream LIKE '%.requests' AND sequence > 100`,
    );
    const { faults } = await verify();
    expect(faults.map((fault) => fault.sequence)).toEqual(expect.arrayContaining([3, 4, 5]));
  });

  it('finds two rows whose numbers are swapped', async () => {
    await tamper(
      app,
      `UPDATE audit_events SET sequence = 99 WHERE ${ended} AND ${ROW(2)}`,
      `UPDATE audit_events SET sequence = 2 WHERE ${ended} AND ${ROW(3)}`,
      `UPDATE audit_events SET sequence = 3 WHERE ${ended} AND ${ROW(99)}`,
    );
    const { faults } = await verify();
    expect(faults.map((fault) => `${fault.kind} ${fault.sequence}`)).toEqual([
      'row_out_of_order 2',
      'row_changed 2',
      'row_out_of_order 3',
      'row_changed 3',
      'row_out_of_order 4',
    ]);
  });

  it.each<[string, string, FaultKind]>([
    ['heads', `heads = jsonb_set(heads, '{0,sequence}', '1')`, 'checkpoint_changed'],
    ['heads beyond reading', `heads = '[{"stream": 1, "day": "banana"}]'`, 'checkpoint_changed'],
    ['time', `at = at + interval '1 second'`, 'checkpoint_changed'],
    ['hash', `hash = repeat('0', 64)`, 'signature_wrong'],
    ['signature', `signature = repeat('A', 86) || '=='`, 'signature_wrong'],
    ['key', `key_id = repeat('0', 64)`, 'signature_untrusted'],
  ])('finds a checkpoint with changed %s', async (_what, change, fault) => {
    await tamper(app, `UPDATE audit_checkpoints SET ${change}`);
    const { faults } = await verify();
    expect(faults.map(({ kind: found }) => found)).toContain(fault);
  });

  it('finds a checkpoint removed from between others, and the last one', async () => {
    const checkpoints = app.get(Checkpoints);
    for (const request of ['fourth', 'fifth']) {
      await app.get(AuditTrail).record(requestEntry(request));
      await checkpoints.take(signal);
    }
    await tamper(app, 'DELETE FROM audit_checkpoints WHERE sequence = 2');
    expect(await verify()).toMatchObject({ faults: [{ kind: 'checkpoint_missing', sequence: 2 }] });
    await tamper(app, 'DELETE FROM audit_checkpoints WHERE sequence = 3');
    expect(await verify()).toMatchObject({ faults: [{ kind: 'checkpoint_missing', sequence: 3 }] });
  });
});

describeOnDatabases('a record with many faults', (kind) => {
  let database: TestDatabase;
  let app: TestingModule;

  beforeAll(async () => {
    database = await kind.create();
    app = await openAudit(database);
  });
  afterAll(async () => {
    await app?.close();
    await database?.remove();
  });

  it('is told of with a hundred of them and the number of all', async () => {
    const many = Array.from({ length: 119 }, (_, index) => stageOf(`s${index}`));
    await app.get(AuditTrail).record(requestEntry('many', many));
    await tamper(app, `UPDATE audit_events SET principal = 'mallory'`);
    const report = await app.get(AuditVerifier).verify(signal);
    expect(report.faults).toHaveLength(100);
    expect(report).toMatchObject({ ok: false, rows: 120, fault_count: 120 });
  });
});
