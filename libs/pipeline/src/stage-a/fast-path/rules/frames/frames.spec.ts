import { sampleSnapshot } from '@app/assets';
import { canonicalUnderstanding, type Understanding } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { understand } from '../../understand.js';

const snapshot = sampleSnapshot();

function meant(text: string): Understanding {
  const result = understand(text, snapshot);
  if (result.kind === 'handed_over') throw new Error(`'${text}' is handed over.`);
  return result.understanding;
}

const kindOf = (text: string) => understand(text, snapshot).kind;

describe('sentence frames', () => {
  it.each([
    [
      'restart_service',
      [
        'nginx on web-stg-01 needs a restart',
        'on web-stg-01 nginx has to be restarted please',
        'give nginx a kick, web-stg-01',
      ],
    ],
    [
      'stop_service',
      [
        'shut mysql down on db-dev-01',
        'mysql on db-dev-01 should be stopped',
        'take mysql offline on db-dev-01',
      ],
    ],
    ['view_logs', ['nginx error log web-stg-02', 'error log of nginx on web-stg-02 please']],
    [
      'deploy_application',
      ['admin-panel 3.4 to web-stg-02', 'please roll admin-panel 3.4 out to web-stg-02'],
    ],
    ['update_config', ['max_connections on db-stg-01 to 400', 'set max_connections to 400 on db-stg-01']],
    ['update_security', ['198.51.100.23 is hammering us, block it at fw-prod-02']],
    ['fix_problem', ['replication on db-stg-01 is broken, fix it', 'fix the replication lag on db-stg-01']],
    ['get_metrics', ['web-prod-01 memory, how much is used', 'any staging server over 85% cpu?']],
  ])('read %s in whatever order of words', (action, texts) => {
    for (const text of texts) expect(meant(text).intent.action).toBe(action);
  });

  it.each([
    ['raise the session timeout of admin-panel to 60', 'lower the session timeout of admin-panel to 60'],
    ['fail lb-prod-01 over to lb-prod-02', 'fail lb-prod-02 over to lb-prod-01'],
    ['the access log of nginx on web-prod-03', 'the error log of nginx on web-prod-03'],
    ['fix the replication lag on db-stg-01', 'fix the dns resolution on db-stg-01'],
    ['renew the tls certificate on web-stg-02', 'rotate the ssh host keys on web-stg-02'],
    ['back up the running config of fw-prod-01', 'back up the firewall rules of fw-prod-01'],
    ['turn debug logging on for payment-service', 'turn debug logging off for payment-service'],
    ['install the security patches on app-test-01', 'install the firmware update on app-test-01'],
  ])('never drop what tells %j from %j', (one, other) => {
    expect(canonicalUnderstanding(meant(one))).not.toBe(canonicalUnderstanding(meant(other)));
  });

  it.each([
    'nginx on web-prod-01 was restarted yesterday',
    'did you restart nginx on web-prod-01?',
    'do we need a restart of nginx on web-prod-01?',
    'restart nginx on some web servers in staging',
    'restart nginx on one of the web servers',
    'when was nginx on web-prod-01 restarted',
    'is web-prod-02 down',
  ])('hand over %j', (text) => expect(kindOf(text)).toBe('handed_over'));

  it.each([
    ['restart it', 'restart_service'],
    ['delete the old files', 'delete_data'],
    ['raise the timeout a bit', 'update_config'],
    ['give him admin rights', 'set_permissions'],
    ['it is slow again', 'diagnose_performance'],
  ])('ask back where %j leaves open on what', (text, action) => {
    expect(kindOf(text)).toBe('clarify');
    expect(meant(text).intent.action).toBe(action);
  });

  it('leave out what is spared, and name it as such', () => {
    const { entities } = meant('restart nginx on web-stg-01 but leave web-stg-02 alone');
    expect(entities).toEqual(
      expect.arrayContaining([expect.objectContaining({ value: 'web-stg-02', negated: true })]),
    );
  });
});
