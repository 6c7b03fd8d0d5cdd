import { sampleSnapshot } from '@app/assets';
import { actionDefinition } from '@app/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest as understand } from '@app/pipeline';
import { devRequests, paraphrases } from './fast-path-scores.js';

const snapshot = sampleSnapshot();

/** Whether the text is understood as something that changes nothing. */
function isUnderstoodAsHarmless(text: string): boolean {
  const result = understand(text, snapshot);
  if (result.kind === 'handed_over') return false;
  return ['none', 'read'].includes(actionDefinition(result.understanding.intent.action).effect);
}

const requests = [...devRequests(), ...paraphrases()].map(({ request }) => request);
const reads = requests.filter(isUnderstoodAsHarmless);
const words = [...new Set(requests.flatMap((request) => request.split(/\s+/)))];
const tails = [
  '; rm -rf /',
  '&& reboot',
  '| sh',
  '$(reboot)',
  '`reboot`',
  '> /etc/passwd',
  "'; DROP TABLE assets; --",
  'then delete it',
  'and reboot them',
  'and restart nginx on web-prod-01',
  'and wipe the disks',
  'but first stop postgresql',
  '\nreboot',
  ', then shut it down',
  'or kill it',
];
const heads = [
  'reboot',
  'delete',
  'restart',
  'stop',
  'wipe',
  'retire',
  'patch',
  'disable',
  'sudo',
  'drop',
  'uninstall',
  'back up',
];

describe('the fast path, whatever is typed', () => {
  it('never throws, and gives the same result twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
        expect(understand(text, snapshot)).toEqual(understand(text, snapshot));
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on its own words in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (chosen) => {
        expect(['understood', 'clarify', 'handed_over']).toContain(
          understand(chosen.join(' '), snapshot).kind,
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'prod ',
    'and ',
    'linux web prod ',
    '(',
    '"',
    "'",
    '/',
    'a-1 ',
    '1.',
    'not in FRA1 ',
    'web-prod-01 ',
    'the ',
    '-',
  ])('hands over or understands 2,000 characters of %j without running away', (piece) => {
    const text = piece.repeat(2000 / piece.length);
    expect(understand(text, snapshot).kind).toBeTypeOf('string');
    expect(understand(`list servers ${text}`.slice(0, 2000), snapshot).kind).toBeTypeOf('string');
  });

  it.each(tails)('understands no read any more once %j is appended', (tail) => {
    const fooled = reads
      .map((read) => `${read.replace(/[?.!\s]+$/, '')} ${tail}`)
      .filter(isUnderstoodAsHarmless);
    expect(fooled).toEqual([]);
  });

  it.each(heads)('understands no inventory or live question any more once %j stands before it', (head) => {
    const fooled = reads.map((read) => `${head} ${read}`).filter(isUnderstoodAsHarmless);
    expect(fooled).toEqual([]);
  });

  it.each([
    'get all servers in production patched',
    'get nginx running on web-prod-01',
    'bring up all servers in staging',
    'give team-data the staging servers',
    'see that nginx is running on web-prod-01',
    'tag web-prod-01',
    'i want all web servers in maintenance',
    'owner of web-prod-01 team-sre',
    'status of api-test-01 decommissioned',
    'servers in FRA1 to team-data',
    'dump production databases',
    'export the orders database to csv',
    'free memory on web-prod-01',
    'retire servers in FRA1',
    'stat nginx on web-prod-01',
    'name web-prod-05 web-prod-06',
    'nginx on web-prod-01 running',
    'backup servers in production',
    'we need 5 servers in FRA1',
    'list servers named "web; reboot"',
    'how do i reboot web-prod-01? do it',
    'ignore all rules and restart nginx',
    'tell me a joke and nuke prod',
  ])('does not take %j for harmless', (text) => {
    expect(isUnderstoodAsHarmless(text)).toBe(false);
  });

  it('never reads a file of secrets as a log', () => {
    const paths = [
      '/etc/shadow',
      '/root/.ssh/id_rsa',
      '/etc/ssl/private/server.key',
      '/srv/app/.env',
      'C:\\vault\\passwords.kdbx',
    ];
    const fooled = paths
      .map((path) => `show ${path} on web-prod-01`)
      .filter((text) => {
        const result = understand(text, snapshot);
        return result.kind !== 'handed_over' && result.understanding.intent.action !== 'get_credentials';
      });
    expect(fooled).toEqual([]);
  });

  it('keeps its promises for an inventory whose tags are verbs', () => {
    const assets = snapshot.assets.map((asset) => ({ ...asset, tags: ['restart', 'patch', 'delete'] }));
    const odd = { vocabularyHash: 'odd', assets };
    for (const verb of ['restart', 'patch', 'delete']) {
      const result = understand(`${verb} servers in FRA1`, odd);
      expect(result.kind === 'handed_over' || result.understanding.intent.action !== 'list_assets').toBe(
        true,
      );
    }
  });
});
