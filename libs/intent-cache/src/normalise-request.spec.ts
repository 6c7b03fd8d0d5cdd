import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasReferenceWord, normaliseRequest } from './normalise-request.js';

describe('normaliseRequest', () => {
  it.each([
    ['LIST SERVERS IN FRA1', 'list servers in FRA1'],
    ['Is nginx running on web-prod-02?', 'is nginx running on web-prod-02'],
    ['owner of  10.20.1.45', 'owner of 10.20.1.45'],
    ['logs of mail-prod-01 , last hour', 'logs of mail-prod-01, last hour'],
    ['is postfix up\non mail-prod-01 ?', 'is postfix up on mail-prod-01'],
  ])('lets %j and %j meet', (left, right) => {
    expect(normaliseRequest(left)).toBe(normaliseRequest(right));
  });

  it.each([
    ['show /etc/Hosts on web-dev-01', 'show /etc/hosts on web-dev-01'],
    ['show C:\\Logs\\a.log on app-stg-01', 'show c:\\logs\\a.log on app-stg-01'],
    ["look for 'Refused' in the log", "look for 'refused' in the log"],
    ['run Uptime on ci-dev-01', 'run uptime on ci-dev-01'],
    ['lock the user Bob on dc-prod-01', 'lock the user bob on dc-prod-01'],
    ['set the owner of web-dev-01 to Ops', 'set the owner of web-dev-01 to ops'],
    ['list servers in FRA1', 'list servers in FRA2'],
  ])('keeps %j and %j apart', (left, right) => {
    expect(normaliseRequest(left)).not.toBe(normaliseRequest(right));
  });

  it('never folds the case of a path, of quoted text or of a command', () => {
    const cased = fc.stringMatching(/^[a-zA-Z]{1,12}$/).filter((word) => word !== word.toLowerCase());
    const frame = fc.constantFrom(
      (word: string) => `show /var/log/${word} on web-prod-01`,
      (word: string) => `find "${word}" in the log`,
      (word: string) => `run ${word} on web-prod-01`,
      (word: string) => `logs | grep ${word}`,
    );
    fc.assert(
      fc.property(frame, cased, (put, word) => {
        expect(normaliseRequest(put(word))).not.toBe(normaliseRequest(put(word.toLowerCase())));
      }),
    );
  });

  it('is settled after one pass', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseRequest(normaliseRequest(text))).toBe(normaliseRequest(text));
      }),
    );
  });
});

describe('hasReferenceWord', () => {
  it.each([
    'restart it',
    'what was its rack position again',
    'show me their ips',
    'is that box okay?',
    'and there?',
  ])('sees one in %j', (text) => {
    expect(hasReferenceWord(text)).toBe(true);
  });

  it.each([
    'how many linux servers are there per data center?',
    'servers with more than 64 GB of RAM that are not in FRA1',
    'list all servers in production',
  ])('sees none in %j', (text) => {
    expect(hasReferenceWord(text)).toBe(false);
  });
});
