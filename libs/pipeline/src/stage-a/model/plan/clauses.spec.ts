import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses.js';
import { needsPlan } from './needs-plan.js';
import { statesCondition } from './stated-condition.js';

const REQUESTS = [
  'check that db-prod-01 resolves',
  'list all servers in FRA1',
  'restart nginx on web-prod-01',
  'show the disk usage of db-stg-01',
  'who owns web-prod-01?',
  'delete the record of ws-prod-03',
] as const;
const JOINTS = [' and then ', ', then ', '; ', ' && ', '. After that ', '\n', ' and ', ', '] as const;
const request = fc.constantFrom(...REQUESTS);

describe('clausesOf', () => {
  it.each([
    ['restart nginx on web-stg-01 and check its status', ['restart nginx on web-stg-01', 'check its status']],
    ['back up orders on db-01, but first list its tables', ['back up orders on db-01', 'list its tables']],
    ['reboot db-01 after backing up orders', ['reboot db-01', 'backing up orders']],
    [
      'Load on web-prod-02 first, then the last 20 lines of its log',
      ['Load on web-prod-02 first', 'the last 20 lines of its log'],
    ],
    ['Who is in sudoers on web-01? Take temp01 out.', ['Who is in sudoers on web-01', 'Take temp01 out']],
    [
      'could you tell me how many servers run and then reboot db-01',
      ['could you tell me how many servers run', 'reboot db-01'],
    ],
    ['how many servers run linux and who owns db-01', ['how many servers run linux', 'who owns db-01']],
  ])('finds each of several things: %s', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  it.each([
    'list linux and windows servers in FRA1 and SIN1',
    'stop and disable nginx on web-stg-01',
    'go ahead and restart nginx on web-stg-01',
    'show the cpu, memory and disk of db-prod-01',
    'list the dev and test servers',
    'servers that have nginx and are in production',
    'checkout-api is down again, get it working',
    'nginx hands out 502s. Restart it.',
    'how do I stop nginx and then start it again?',
    'could you please explain how I restart nginx and then check it?',
    "run 'df -h; uptime && free' on web-prod-01",
    'if nginx is down on web-stg-01, restart it',
    'if nginx is down on web-stg-01 then restart it',
    'which ports are open and closed on web-prod-01',
  ])('takes one thing for one: %s', (text) => {
    expect(clausesOf(text)).toHaveLength(1);
  });

  it('tells any two requests apart, however they are joined', () => {
    fc.assert(
      fc.property(request, fc.constantFrom(...JOINTS), request, (first, joint, second) => {
        expect(clausesOf(`${first}${joint}${second}`), `${first}${joint}${second}`).toHaveLength(2);
      }),
    );
  });

  it('gives parts of the request in their order, whatever it holds', () => {
    const part = fc.oneof(request, fc.constantFrom(...JOINTS), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let from = 0;
        for (const clause of clausesOf(text)) {
          const at = text.indexOf(clause, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + clause.length;
        }
      }),
    );
  });
});

describe('statesCondition', () => {
  it.each([
    'if disk on log-01 is over 95%, stop elasticsearch there',
    'restart grafana on mon-01 if its memory exceeds 8 GB',
    'reload haproxy, but only when the config test passes',
    'stop mysql on db-01 provided nobody is connected',
    'reboot k8s-01 unless a build runs',
    'check if nginx is up on web-01; if not, start it',
  ])('sees one: %s', (text) => expect(statesCondition(text)).toBe(true));

  it.each([
    'check if nginx is up on web-01',
    'tell me if db-01 is reachable',
    'restart nginx on web-01 if you can',
    'list all servers, if possible as csv',
    'restart the provider service on web-01',
  ])('sees none: %s', (text) => expect(statesCondition(text)).toBe(false));
});

it('has read in steps what has several clauses or a condition, and nothing else', () => {
  expect(needsPlan('list servers in FRA1; reboot db-01')).toBe(true);
  expect(needsPlan('reboot db-01 unless a build runs')).toBe(true);
  expect(needsPlan('reboot db-01')).toBe(false);
});
