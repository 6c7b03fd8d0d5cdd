import { describe, expect, it } from 'vitest';
import { withoutReason } from './without-reason.js';

describe('withoutReason', () => {
  it.each([
    ['who owns db-prod-01, because the auditors keep asking me', 'who owns db-prod-01'],
    ['list the workstations so that I can plan the desk moves', 'list the workstations'],
    ['status of mail-prod-01 so we can tell the office', 'status of mail-prod-01'],
  ])('leaves out why %j is asked', (request, asked) => expect(withoutReason(request)).toBe(asked));

  it.each([
    'list servers in FRA1',
    'list servers because I want only those in production',
    'uptime of db-prod-01 so that I can reboot it',
    'list servers so that I can see 5 of them',
    'show the disks because if they are full we wipe them',
    'list servers because; reboot',
    'list servers because "x" says so',
  ])('finds no mere reason in %j', (request) => expect(withoutReason(request)).toBeUndefined());
});
