import { sampleSnapshot } from '@app/assets';
import { describe, expect, it } from 'vitest';
import { Reader } from '../reader.js';
import { withoutRemarks } from './without-remarks.js';

const snapshot = sampleSnapshot();
const asked = (request: string): string | undefined =>
  withoutRemarks(request, (tokens) => new Reader(request, tokens, snapshot).terms);

describe('withoutRemarks', () => {
  it.each([
    ['who owns db-prod-01, because the auditors keep asking me', 'who owns db-prod-01'],
    ['What machine is 10.20.1.60, please? It keeps popping up.', 'What machine is 10.20.1.60, please?'],
    ['The ERP people report crashes, so show the log of app-prod-01', 'so show the log of app-prod-01'],
    ['restart iis on app-stg-01, the testers are waiting', 'restart iis on app-stg-01'],
    ['list servers in FRA1 - my boss asked me again', 'list servers in FRA1'],
  ])('leaves out what %j only tells', (request, rest) => expect(asked(request)).toBe(rest));

  it.each([
    'list servers in FRA1',
    'list servers because I want only those in production',
    'restart nginx on web-stg-01, it is not needed on web-stg-02',
    'reboot web-stg-01, the migration has to finish before',
    'stop nginx on web-stg-01, we also need redis stopped',
    'show the disks because if they are full we wipe them',
    'uptime of db-prod-01, the team wants it rebooted tonight',
    'list servers because; reboot',
    'list servers because "x" says so',
    'restart nginx on web-stg-01, then delete the logs',
    'the auditors are asking me',
  ])('finds no mere remark in %j', (request) => expect(asked(request)).toBeUndefined());
});
