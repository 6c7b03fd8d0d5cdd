import { describe, expect, it } from 'vitest';
import { OperationalError } from '@app/contracts';
import type { Database } from '@app/database';
import { ManualClock } from '@app/telemetry';
import { AuditChain } from '../chain/audit-chain.js';
import type { AuditRow } from '../chain/audit-row.js';
import { ChainHeads } from '../chain/chain-heads.js';
import { auditEntry } from '../entries/audit-entry.js';
import { GroupCommit } from './group-commit.js';

const forever = new AbortController().signal;

/** A database whose statements end when, and as, they are told to. */
class ScriptedDatabase {
  readonly statements: { rows: AuditRow[]; end: (error?: unknown) => void }[] = [];

  query(_sql: string, [json]: readonly unknown[]): Promise<object[]> {
    return new Promise((resolve, reject) => {
      const end = (error?: unknown): void => (error === undefined ? resolve([]) : reject(error));
      this.statements.push({ rows: JSON.parse(String(json)) as AuditRow[], end });
    });
  }
}

function writer() {
  const database = new ScriptedDatabase();
  const chain = new AuditChain('requests', new ManualClock(0), new ChainHeads());
  const group = new GroupCommit(chain, database as unknown as Database);
  const write = (name: string, signal = forever, text = '') =>
    group.write(
      ['request', 'stage'].map((kind) => auditEntry({ kind, principal: name, payload: { text } })),
      signal,
    );
  /** Lets what has been settled go on. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { ...database, chain, write, settle };
}

const names = (rows: readonly AuditRow[] = []) => rows.map(({ principal }) => principal);

function refused(code: string): Error {
  return Object.assign(new Error('refused'), { code });
}

describe('GroupCommit', () => {
  it('puts into one statement whoever comes while another one runs', async () => {
    const { statements, write, settle } = writer();
    const first = write('a');
    const others = [write('b'), write('c')];
    expect(statements).toHaveLength(1);
    expect(names(statements[0]?.rows)).toEqual(['a', 'a']);
    statements[0]?.end();
    await first;
    await settle();
    expect(statements).toHaveLength(2);
    expect(names(statements[1]?.rows)).toEqual(['b', 'b', 'c', 'c']);
    expect(statements[1]?.rows[0]?.previous_hash).toBe(statements[0]?.rows[1]?.hash);
    statements[1]?.end();
    await Promise.all(others);
  });

  it('resolves nobody before the commit', async () => {
    const { statements, write, settle, chain } = writer();
    let done = false;
    const written = write('a').then(() => (done = true));
    await settle();
    expect(done).toBe(false);
    expect(chain.head).toBeUndefined();
    statements[0]?.end();
    await written;
    expect(chain.head?.sequence).toBe(2);
  });

  it('rejects all of a failed statement, and gives their numbers to the next', async () => {
    const { statements, write, settle } = writer();
    const failed = [write('a')];
    statements[0]?.end();
    await failed[0];
    const [b, c] = [write('b'), write('c')];
    statements[1]?.end(refused('42P01'));
    await expect(b).rejects.toThrow('refused');
    await settle();
    expect(names(statements[2]?.rows)).toEqual(['c', 'c']);
    expect(statements[2]?.rows[0]).toMatchObject({
      stream: statements[0]?.rows[0]?.stream,
      sequence: 3,
      previous_hash: statements[0]?.rows[1]?.hash,
    });
    statements[2]?.end();
    await c;
  });

  it.each([
    ['the connection is lost', new OperationalError('database_unavailable', 'gone', 'wait')],
    ['the time is up', new DOMException('late', 'TimeoutError')],
    ['somebody else has the number', refused('23505')],
  ])('goes on in a new stream where %s', async (_what, error) => {
    const { statements, write, settle } = writer();
    const lost = write('a');
    const next = write('b');
    statements[0]?.end(error);
    await expect(lost).rejects.toBe(error);
    await settle();
    expect(statements[1]?.rows[0]).toMatchObject({ sequence: 1, principal: 'b' });
    expect(statements[1]?.rows[0]?.stream).not.toBe(statements[0]?.rows[0]?.stream);
    statements[1]?.end();
    await next;
  });

  it('does not write what nobody waits for any more', async () => {
    const { statements, write, settle } = writer();
    const first = write('a');
    const leaving = new AbortController();
    const left = write('b', leaving.signal);
    const last = write('c');
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    statements[0]?.end();
    await first;
    await settle();
    expect(names(statements[1]?.rows)).toEqual(['c', 'c']);
    statements[1]?.end();
    await last;
  });

  it('bounds a statement by rows and by bytes', async () => {
    const { statements, write, settle } = writer();
    const all = [write('first')];
    for (let index = 0; index < 600; index += 1) all.push(write('many'));
    for (let index = 0; index < 30; index += 1) all.push(write('large', forever, 'x'.repeat(200_000)));
    let position = 0;
    for (; position < statements.length; position += 1) {
      const { rows, end } = statements[position]!;
      expect(rows.length).toBeLessThanOrEqual(1000);
      expect(JSON.stringify(rows).length).toBeLessThanOrEqual(9 * 1024 * 1024);
      end();
      await settle();
    }
    await Promise.all(all);
    expect(position).toBeGreaterThan(3);
    expect(statements.flatMap(({ rows }) => rows)).toHaveLength(2 * all.length);
  });

  it('takes a bounded number of those who wait', async () => {
    const { statements, write, settle } = writer();
    const all = Array.from({ length: 2001 }, () => write('a'));
    await expect(write('b')).rejects.toMatchObject({ code: 'database_unavailable' });
    for (let position = 0; position < statements.length; position += 1) {
      statements[position]?.end();
      await settle();
    }
    await Promise.all(all);
  });
});
