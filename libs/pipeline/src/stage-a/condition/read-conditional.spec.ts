import { sampleSnapshot } from '@app/assets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloneIn } from '../follow-up/alone-in.js';
import { readConditional } from './read-conditional.js';

const snapshot = sampleSnapshot();
const read = (text: string) => readConditional(text, snapshot, aloneIn(snapshot));

describe('readConditional', () => {
  it.each([
    [
      'if sshd is not running on jump-prod-02, start it',
      'start_service',
      'if sshd is not running on jump-prod-02',
    ],
    ['if nginx is down on web-stg-01 restart it', 'restart_service', 'if nginx is down on web-stg-01'],
    [
      'reload haproxy on web-dev-01, but only when the config test passes',
      'restart_service',
      'only when the config test passes',
    ],
    [
      'reboot api-test-01 once nobody is logged in any more',
      'reboot_host',
      'once nobody is logged in any more',
    ],
    [
      'if disk on log-prod-02 is over 95%, stop elasticsearch there',
      'stop_service',
      'if disk on log-prod-02 is over 95%',
    ],
  ])('keeps the condition of %j as it is written', (text, action, condition) => {
    const understanding = read(text);
    expect(understanding?.intent.action).toBe(action);
    expect(understanding?.arguments['condition']).toBe(condition);
  });

  it('names what the condition names', () => {
    const named = read("if db-prod-01 can't be reached, fail over to db-prod-03")?.entities;
    expect(named?.map(({ value }) => value)).toEqual(['db-prod-01', 'db-prod-03']);
  });

  it.each([
    ['a question', 'check if nginx is up on web-prod-01'],
    ['what is only looked at', 'if checkout-api is unhealthy on api-prod-02, show me its log'],
    ['no condition at all', 'restart nginx on web-prod-01'],
    ['a change that nobody understands', 'if nginx is down on web-prod-01, frobnicate it'],
  ])('leaves %s alone', (_what, text) => expect(read(text)).toBeUndefined());

  it('never drops a condition: a change under any words is understood with them, or not at all', () => {
    const opener = fc.constantFrom('if', 'unless', 'once', 'when', 'only if', 'until', 'as soon as');
    const words = fc.array(
      fc.constantFrom('the', 'queue', 'backup', 'is', 'empty', 'load', 'drops', 'nobody', 'works'),
      {
        minLength: 2,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(opener, words, fc.boolean(), (word, rest, before) => {
        const condition = `${word} ${rest.join(' ')}`;
        const order = 'restart nginx on web-stg-01';
        const understanding = read(before ? `${condition}, ${order}` : `${order} ${condition}`);
        expect([condition, undefined]).toContain(understanding?.arguments['condition']);
        expect(understanding === undefined || 'condition' in understanding.arguments).toBe(true);
      }),
    );
  });
});
