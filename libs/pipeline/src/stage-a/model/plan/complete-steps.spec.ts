import type { PlannedStep } from '@app/prompt-registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeSteps } from './complete-steps.js';
import { wordsOfSteps } from './words-of-steps.js';

const step = (a: PlannedStep['a'], rest: Partial<PlannedStep> = {}): PlannedStep => ({
  a,
  e: [],
  g: [],
  n: [],
  c: '',
  ...rest,
});
const host = (v: string) => ({ t: 'hostname' as const, v });
const namesOf = ({ e }: PlannedStep) => e.map(({ v }) => v);

describe('completeSteps', () => {
  it('finds what "it" stands for in the nearest step before that names a target', () => {
    const steps = [
      step('check_status', { e: [host('web-01')] }),
      step('check_status', { e: [host('web-02')] }),
      step('reboot_host'),
    ];
    const clauses = ['check web-01', 'check web-02', 'reboot it'];
    expect(completeSteps(steps, clauses).map(namesOf)).toEqual([['web-01'], ['web-02'], ['web-02']]);
  });

  it('takes over what is excluded, and the whole scope', () => {
    const servers = [
      { t: 'os' as const, v: 'linux' },
      { t: 'data_center' as const, v: 'FRA1' },
    ];
    const [, exported] = completeSteps(
      [step('list_assets', { e: servers, n: ['FRA1'] }), step('export_assets')],
      ['list linux servers outside FRA1', 'export them'],
    );
    expect(exported).toMatchObject({ e: servers, n: ['FRA1'] });
  });

  it('keeps a new owner from being taken for a target', () => {
    const [, change] = completeSteps(
      [
        step('get_asset', { e: [host('app-01')] }),
        step('update_asset', { e: [{ t: 'owner', v: 'team-a' }] }),
      ],
      ['who owns app-01', 'change it to team-a'],
    );
    expect(namesOf(change!)).toEqual(['team-a', 'app-01']);
  });

  it('never gives a target to a step that points at none, or that names its own', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PlannedStep['a']>('delete_data', 'reboot_host', 'stop_service', 'list_assets'),
        fc.constantFrom('delete the backups', 'stop nginx', 'reboot everything', 'wipe old logs'),
        (action, words) => {
          const steps = [step('check_status', { e: [host('web-stg-01')] }), step(action)];
          expect(completeSteps(steps, ['check web-stg-01', words])).toEqual(steps);
          const named = [steps[0]!, step(action, { e: [host('web-02')] })];
          expect(completeSteps(named, ['check web-stg-01', `${words} on it`])).toEqual(named);
        },
      ),
    );
  });
});

describe('wordsOfSteps', () => {
  const request = 'delete all backups after rebooting web-stg-01';

  it('is the clause of each step', () => {
    const steps = [step('delete_data'), step('reboot_host', { e: [host('web-stg-01')] })];
    expect(wordsOfSteps(steps, request)).toEqual({
      words: ['delete all backups', 'rebooting web-stg-01'],
      areOwn: true,
    });
  });

  it('takes no clause for the words of another step, where the order differs', () => {
    const steps = [step('reboot_host', { e: [host('web-stg-01')] }), step('delete_data')];
    expect(wordsOfSteps(steps, request).areOwn).toBe(false);
  });

  it('leaves out what the others name, and the condition', () => {
    const text = 'if sshd is not running on jump-01, start it';
    const steps = [
      step('check_status', { e: [{ t: 'service', v: 'sshd' }, host('jump-01')] }),
      step('start_service', { e: [{ t: 'service', v: 'sshd' }], c: 'if sshd is not running' }),
    ];
    const { words } = wordsOfSteps(steps, text);
    expect(words[1]).not.toMatch(/jump-01|not running/);
  });
});
