import { describe, expect, it } from 'vitest';
import { systemName } from './operating-system.js';

describe('systemName', () => {
  it.each([
    ['Linux', 'linux'],
    ['mac', 'macos'],
    ['Red Hat', 'rhel'],
    ['red hat enterprise linux 9', 'rhel 9'],
    ['Rocky Linux 9', 'rocky 9'],
    ['Ubuntu  20.04', 'ubuntu 20.04'],
    ['windows 2019', 'windows server 2019'],
    ['Windows Server 2022', 'windows server 2022'],
    ['win 11', 'windows 11'],
    ['junos', 'junos'],
  ])('%s is %s', (written, name) => {
    expect(systemName(written)).toBe(name);
  });
});
