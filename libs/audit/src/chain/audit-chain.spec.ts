import { describe, expect, it } from 'vitest';
import { ManualClock } from '@app/telemetry';
import { auditEntry } from '../entries/audit-entry.js';
import { AuditChain } from './audit-chain.js';
import { genesisOf, hashOf } from './audit-row.js';
import { ChainHeads } from './chain-heads.js';

const NOON = Date.UTC(2026, 0, 31, 12);
const DAY = 24 * 60 * 60 * 1000;
const entry = auditEntry({ kind: 'request', principal: 'ann', payload: { a: 1 } });

function chainAt(time: number) {
  const clock = new ManualClock(time);
  const heads = new ChainHeads();
  return { clock, heads, chain: new AuditChain('requests', clock, heads) };
}

describe('a chain', () => {
  it('begins at the genesis of its stream and day, and links each row to the one before', () => {
    const { chain } = chainAt(NOON);
    const [first, second] = chain.link([entry, entry]);
    expect(first).toMatchObject({ day: '2026-01-31', sequence: 1, at: '2026-01-31T12:00:00.000Z' });
    expect(first?.stream).toMatch(/^[0-9a-f-]{36}\.requests$/);
    expect(first?.previous_hash).toBe(genesisOf(first!.stream, '2026-01-31'));
    expect(second).toMatchObject({ sequence: 2, previous_hash: first?.hash });
    for (const row of [first!, second!]) expect(row.hash).toBe(hashOf(row));
  });

  it('does not move before the commit', () => {
    const { chain, heads } = chainAt(NOON);
    const failed = chain.link([entry]);
    chain.fail('rolled_back');
    expect(chain.head).toBeUndefined();
    const [row] = chain.link([entry]);
    expect(row).toMatchObject({ stream: failed[0]?.stream, sequence: 1 });
    chain.commit([row!]);
    expect(chain.head).toMatchObject({ sequence: 1, hash: row?.hash });
    expect(heads.withoutCheckpoint()).toEqual([chain.head]);
  });

  it('goes on in a new stream where nobody knows whether the rows are there', () => {
    const { chain, heads } = chainAt(NOON);
    const before = chain.link([entry]);
    chain.commit(before);
    chain.link([entry]);
    chain.fail('unknown');
    const [after] = chain.link([entry]);
    expect(after?.sequence).toBe(1);
    expect(after?.stream).not.toBe(before[0]?.stream);
    chain.commit([after!]);
    expect(heads.withoutCheckpoint().map(({ stream }) => stream)).toEqual([before[0]?.stream, after?.stream]);
  });

  it('starts anew each day, and keeps the head of the day before for its checkpoint', () => {
    const { chain, heads, clock } = chainAt(NOON);
    chain.commit(chain.link([entry, entry]));
    clock.advance(DAY);
    const [next] = chain.link([entry]);
    expect(next).toMatchObject({ day: '2026-02-01', sequence: 1 });
    expect(next?.previous_hash).toBe(genesisOf(next!.stream, '2026-02-01'));
    chain.commit([next!]);
    const days = heads.withoutCheckpoint().map(({ day, sequence }) => ({ day, sequence }));
    expect(days).toEqual([
      { day: '2026-01-31', sequence: 2 },
      { day: '2026-02-01', sequence: 1 },
    ]);
  });

  it('does not open a day again that is over', () => {
    const { chain, clock } = chainAt(NOON);
    chain.commit(chain.link([entry]));
    clock.advance(-DAY);
    expect(chain.link([entry])[0]).toMatchObject({ day: '2026-01-31', sequence: 2 });
  });
});

describe('the heads of a process', () => {
  it('are without a checkpoint again once they have grown', () => {
    const { chain, heads } = chainAt(NOON);
    chain.commit(chain.link([entry]));
    const covered = heads.withoutCheckpoint();
    chain.commit(chain.link([entry]));
    heads.covered(covered);
    expect(heads.withoutCheckpoint()).toEqual([chain.head]);
    heads.covered(heads.withoutCheckpoint());
    expect(heads.withoutCheckpoint()).toEqual([]);
    expect(heads.committed()).toEqual([chain.head]);
  });
});
