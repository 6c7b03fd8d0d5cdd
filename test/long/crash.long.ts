import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Execution, hasEnded } from '@app/contracts';
import { POSTGRESQL, type TestDatabase } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { seededRandom } from './support/seeded-random.js';
import { ServerProcess } from './support/server-process.js';

const SEED = 20_261_124;
const KILLS = 50;
const WRITES_PER_LIFE = 6;
/** From the first write of a life to its end, in ms, at most: writes take some 20 to 100. */
const LONGEST_LIFE_MS = 250;
const LEASE_MS = 1_000;
const SETTLING_LIMIT_MS = 120_000;
const ASSETS = ['web-stg-01', 'web-stg-02', 'app-stg-01', 'api-stg-01', 'ci-dev-01', 'api-test-01'];

const key = `opc_${randomBytes(32).toString('base64url')}`;
const AUTHORISED = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` };

interface Row {
  readonly id: string;
  readonly state: Execution['state'];
  readonly value: string;
  readonly operation_state: string;
  readonly writes: number;
}

/** What the database itself saw: one row for each change of an owner, whoever made it. */
const WITNESS = `
  CREATE TABLE witnessed_writes (value text NOT NULL);
  CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO witnessed_writes VALUES (NEW.owner); RETURN NULL; END $$;
  CREATE TRIGGER witness AFTER UPDATE OF owner ON assets FOR EACH ROW EXECUTE FUNCTION witness();`;

const OUTCOMES = `
  SELECT e.id, e.state, o.state AS operation_state,
    e.plan->'steps'->0->'inputs'->>'value' AS value,
    (SELECT count(*)::int FROM witnessed_writes w WHERE w.value = e.plan->'steps'->0->'inputs'->>'value') AS writes
  FROM executions e JOIN execution_operations o ON o.execution_id = e.id`;

describe.skipIf(POSTGRESQL.missing)('a process that is killed while plans run', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let client: Client;

  beforeAll(async () => {
    database = await POSTGRESQL.create();
    server = new ServerProcess(await freePort(), {
      DATABASE_URL: database.url ?? '',
      DATA_DIR: database.dataDir,
      SAMPLE_INVENTORY: 'on',
      EXECUTION_LEASE_MS: String(LEASE_MS),
      API_KEYS: `crash:operator+admin:${createHash('sha256').update(key).digest('hex')}`,
    });
    server.launch();
    await server.untilItAnswers();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(WITNESS);
  });

  afterAll(async () => {
    await server?.kill();
    await client?.end();
    await database?.remove();
  });

  const ask = (request: string): Promise<unknown> =>
    fetch(`${server.url}/pipeline`, {
      method: 'POST',
      headers: AUTHORISED,
      body: JSON.stringify({ request }),
    })
      .then((reply) => reply.json())
      .catch(() => undefined);

  const outcomes = async (): Promise<Row[]> => (await client.query<Row>(OUTCOMES)).rows;

  it('leaves every plan in an end state, and nothing written twice', async () => {
    const random = seededRandom(SEED);
    const answers: unknown[] = [];
    for (let life = 1; life <= KILLS; life += 1) {
      const asked = ASSETS.slice(0, WRITES_PER_LIFE).map((asset, index) =>
        ask(`set the owner of ${asset} to team-${life}-${index}`),
      );
      await pause(random() * LONGEST_LIFE_MS);
      await server.kill();
      answers.push(...(await Promise.all(asked)));
      server.launch();
      await server.untilItAnswers();
    }

    const deadline = Date.now() + SETTLING_LIMIT_MS;
    const isOpen = ({ state }: Row): boolean => !hasEnded(state);
    let rows = await outcomes();
    while (rows.some(isOpen) && Date.now() < deadline) {
      await pause(500);
      rows = await outcomes();
    }

    const figures = Object.entries(
      Object.groupBy(
        rows,
        ({ state, operation_state, writes }) => `${state}, operation ${operation_state}, written ${writes}`,
      ),
    ).map(([outcome, found]) => `${found?.length} ${outcome}`);
    console.log(`${KILLS} kills, ${rows.length} executions: ${figures.toSorted().join('; ')}`);

    expect(rows.filter(isOpen)).toEqual([]);
    expect(rows.filter(({ writes }) => writes > 1)).toEqual([]);
    expect(rows.filter(({ state, writes }) => state === 'completed' && writes !== 1)).toEqual([]);
    expect(
      rows.filter(
        ({ operation_state, writes }) => writes === 1 && !['completed', 'unknown'].includes(operation_state),
      ),
    ).toEqual([]);
    expect(
      rows.filter(({ state, operation_state }) => operation_state === 'unknown' && state !== 'partial'),
    ).toEqual([]);
    // A run in which nothing was cut off, or nothing got through, has shown nothing.
    expect(rows.some(({ state }) => state === 'completed')).toBe(true);
    expect(answers.filter((answer) => answer === undefined).length).toBeGreaterThan(0);

    const told = answers.filter(isResult).map(({ execution }) => execution);
    const known = new Map(rows.map((row) => [row.id, row]));
    expect(
      told.filter(({ id, state }) => state === 'completed' && known.get(id)?.state !== 'completed'),
    ).toEqual([]);

    const verified = await fetch(`${server.url}/audit/verify`, { headers: AUTHORISED });
    expect(await verified.json()).toMatchObject({ ok: true, faults: [] });
  });
});

function isResult(
  answer: unknown,
): answer is { readonly execution: { readonly id: string; readonly state: string } } {
  return typeof answer === 'object' && answer !== null && 'execution' in answer;
}
