import { describe, expect, it } from 'vitest';
import { hasReferenceWord } from './reference-word.js';

describe('hasReferenceWord', () => {
  it.each([
    'restart it',
    'what was its rack position again',
    'show me their ips',
    'is that box okay?',
    'terminate that process',
    'reboot this',
    "how's the memory on that one",
    'now only the windows ones',
    'give him admin rights',
    'and there?',
    'and the logs?',
    'what about staging?',
  ])('sees one in %j', (text) => {
    expect(hasReferenceWord(text)).toBe(true);
  });

  it.each([
    'how many linux servers are there per data center?',
    'servers with more than 64 GB of RAM that are not in FRA1',
    'list all servers in production',
    'which workstations belong to team-corp-it',
    'hosts that run nginx',
    'alerts for staging this morning',
  ])('sees none in %j', (text) => {
    expect(hasReferenceWord(text)).toBe(false);
  });
});
