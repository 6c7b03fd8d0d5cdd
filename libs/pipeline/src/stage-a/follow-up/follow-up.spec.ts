import { sampleSnapshot } from '@app/assets';
import { canonicalUnderstanding, type Understanding } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { understand } from '../fast-path/understand.js';
import { readFollowUp } from './follow-up.js';

const snapshot = sampleSnapshot();

function meant(request: string): Understanding {
  const result = understand(request, snapshot);
  if (result.kind !== 'understood') throw new Error(`'${request}' is not understood by itself.`);
  return result.understanding;
}

const read = (before: string, text: string) => readFollowUp(text, meant(before), snapshot);

describe('readFollowUp', () => {
  it.each([
    ['how many servers are in production', 'and in staging?', 'how many servers are in staging'],
    ['list servers in production', 'what about staging', 'list servers in staging'],
    ['list servers in FRA1', 'same for SIN1', 'list servers in SIN1'],
    ['restart nginx on web-prod-01', 'same on web-prod-02', 'restart nginx on web-prod-02'],
    ['restart nginx on web-prod-01', 'now do the same on web-stg-01', 'restart nginx on web-stg-01'],
    ['who owns web-prod-01', 'and web-prod-02?', 'who owns web-prod-02'],
    ['disk usage on web-prod-01', 'how about db-prod-01?', 'disk usage on db-prod-01'],
    ['what is the status of nginx on web-prod-01', 'restart it', 'restart nginx on web-prod-01'],
    ['what is the status of nginx on web-prod-01', 'ok restart that service', 'restart nginx on web-prod-01'],
    ['restart nginx on web-prod-01', 'is it back up yet?', 'is nginx on web-prod-01 up'],
    ['show web-prod-01', 'who owns it?', 'who owns web-prod-01'],
    ['restart nginx on web-prod-01', 'check its disk', "check web-prod-01's disk"],
    ['cpu on web-prod-01', 'memory on that one', 'memory on web-prod-01'],
    ['list servers in production', 'how many are there?', 'how many servers are in production'],
    [
      'list servers in production',
      'and which of those are in Singapore?',
      'list servers in production in Singapore',
    ],
    ['list servers in production', 'only the linux ones', 'list linux servers in production'],
    [
      'list servers in production',
      'how many of them are in FRA1?',
      'how many servers in production are in FRA1',
    ],
  ])('after “%s”, “%s” means “%s”', (before, text, alone) => {
    const { understanding } = read(before, text) ?? {};
    expect(understanding && comparable(understanding)).toEqual(comparable(meant(alone)));
  });

  it('does not guess which of several things "it" is', () => {
    const check = meant('what is the status of nginx on web-prod-01');
    const restart = meant('restart nginx on web-prod-01');
    expect(readFollowUp('restart it', restart, snapshot)).toBeDefined();
    expect(readFollowUp('restart it', { ...restart, steps: [check, restart] }, snapshot)).toBeUndefined();
  });

  it('shows other fields of the same records', () => {
    const { understanding } = read('list servers in production', 'show me their ips') ?? {};
    expect(understanding?.query).toEqual({
      ...meant('list servers in production').query,
      fields: ['name', 'ip_address'],
    });
  });

  it.each([
    ['what stands by itself', 'restart nginx on web-prod-01', 'list servers in staging'],
    ['a pronoun for several hosts', 'ping web-prod-01 from web-prod-02', 'restart it'],
    ['another kind of thing than was named', 'restart nginx on web-prod-01', 'and in staging?'],
    ['several things at once', 'list servers in production', 'and staging and test?'],
    ['words that no rule knows', 'restart nginx on web-prod-01', 'frobnicate it'],
    ['a condition', 'restart nginx on web-prod-01', 'restart it if it is down'],
    ['a part of a ranking', 'list the 3 servers with the most memory', 'how many of them are in FRA1?'],
    ['a person', 'restart nginx on web-prod-01', 'give him admin rights'],
  ])('leaves %s alone', (_what, before, text) => {
    expect(read(before, text)).toBeUndefined();
  });

  it('makes a change of a follow-up only where its own words ask for one', () => {
    expect(read('restart nginx on web-prod-01', 'its logs')?.understanding.intent.action).not.toBe(
      'restart_service',
    );
  });
});

/** The same question, whatever the order of its filters and entities. */
function comparable({ intent, entities, arguments: said, query }: Understanding): unknown {
  const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).toSorted();
  return {
    action: intent.action,
    entities: sorted(entities.map(({ type, value }) => ({ type, value }))),
    said,
    query: query && { ...query, filters: sorted(query.filters) },
  };
}

describe('follow-ups and safety', () => {
  it('never share an understanding across different last requests', () => {
    const one = read('restart nginx on web-prod-01', 'restart it');
    const other = read('restart nginx on web-prod-02', 'restart it');
    if (!one || !other) throw new Error('Both are understood.');
    expect(canonicalUnderstanding(one.understanding)).not.toBe(canonicalUnderstanding(other.understanding));
  });
});
