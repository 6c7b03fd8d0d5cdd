import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseRequest } from './normalise-request.js';

interface LikePair {
  readonly a: string;
  readonly b: string;
  readonly why?: string;
}

function readLines(file: string): LikePair[] {
  const url = new URL(`../../../test/eval/${file}`, import.meta.url);
  return readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LikePair);
}

describe('normaliseRequest', () => {
  it.each([
    ['LIST SERVERS IN FRA1', 'list servers in FRA1'],
    ['Is nginx running on web-prod-02?', 'is nginx running on web-prod-02'],
    ['owner of  10.20.1.45', 'owner of 10.20.1.45'],
    ['logs of mail-prod-01 , last hour', 'logs of mail-prod-01, last hour'],
    ['is postfix up\non mail-prod-01 ?', 'is postfix up on mail-prod-01'],
    ['disk above 90 % in staging', 'disk above 90% in staging'],
    ['which hosts run UBUNTU', 'which hosts run ubuntu'],
    ['who owns DB-PROD-03?!', 'who owns db-prod-03'],
    ['is the disk of /var/log  full?', 'is the disk of /var/log full'],
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
    ['unlock A.Weber on dc-prod-01', 'unlock a.weber on dc-prod-01'],
    ['restart ReportingService on app-stg-01', 'restart reportingservice on app-stg-01'],
    ['find "a  b" in the log', 'find "a b" in the log'],
    ['find “Refused” in the log', 'find “refused” in the log'],
    ['run ls  -l on ci-dev-01', 'run ls -l on ci-dev-01'],
    ['on ci-dev-01 run rm foo.', 'on ci-dev-01 run rm foo'],
    ['which hosts are free, run Foo on them', 'which hosts are free, run foo on them'],
    ['set the banner of web-dev-01 to Hello!', 'set the banner of web-dev-01 to Hello'],
    ['what is 100 % 7', 'what is 100% 7'],
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

  it('leaves quoted text and commands as they are, inner spaces and closing signs included', () => {
    const literal = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', '?', '!', '/'), maxLength: 12 });
    const frame = fc.constantFrom(
      (text: string) => `find "${text}" in the log of web-prod-01`,
      (text: string) => `run '${text}' on web-prod-01`,
      (text: string) => `on web-prod-01 run ls${text}|wc`,
      (text: string) => `what does \`${text}\` do`,
    );
    fc.assert(
      fc.property(frame, literal, literal, (put, left, right) => {
        expect(normaliseRequest(put(left)) === normaliseRequest(put(right))).toBe(left === right);
      }),
    );
  });

  it('never lets two look-alikes of the evaluation meet', () => {
    const met = readLines('pairs.jsonl').filter(({ a, b }) => normaliseRequest(a) === normaliseRequest(b));
    expect(met).toEqual([]);
  });

  it('lets those of the evaluation meet that differ in case or spacing alone', () => {
    const apart = readLines('same.jsonl')
      .filter(({ why }) => why === 'case' || why === 'spacing')
      .filter(({ a, b }) => normaliseRequest(a) !== normaliseRequest(b));
    expect(apart).toEqual([]);
  });

  it('is settled after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseRequest(normaliseRequest(text))).toBe(normaliseRequest(text));
      }),
      { numRuns: 1000 },
    );
  });
});
