import { UnderstandingSchema } from '@app/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionProbability } from './action-probability.js';
import type { UnderstandingOutput } from '@app/prompt-registry';
import { toUnderstanding } from './to-understanding.js';

const NOTHING_OMITTED = { grounded: 1, omitted: 0 };

const output = (
  a: UnderstandingOutput['a'],
  rest: Partial<UnderstandingOutput> = {},
): UnderstandingOutput => ({
  a,
  e: [],
  g: [],
  n: [],
  ...rest,
});

describe('toUnderstanding', () => {
  it('derives category, capabilities and what is copied from the request', () => {
    const { understanding, observed } = toUnderstanding(
      output('restart_service', {
        e: [
          { t: 'service', v: 'Nginx' },
          { t: 'hostname', v: 'web-prod-01' },
        ],
      }),
      'please bounce nginx at web-prod-01',
      0.9,
    );
    expect(understanding).toMatchObject({
      intent: { category: 'automation', action: 'restart_service', capabilities: ['restart_service'] },
      entities: [
        { type: 'service', value: 'nginx' },
        { type: 'hostname', value: 'web-prod-01' },
      ],
    });
    expect(understanding.query).toBeUndefined();
    expect(observed).toEqual({ probability: 0.9, ...NOTHING_OMITTED });
  });

  it('needs no tool for knowledge', () => {
    const { understanding } = toUnderstanding(output('explain_concept'), 'what is raid 5', 0.9);
    expect(understanding.intent.capabilities).toEqual([]);
  });

  it('drops invented targets, and tells their share', () => {
    const request = 'restart nginx on web-prod-01';
    const entities = [
      { t: 'hostname', v: 'web-prod-01' },
      { t: 'hostname', v: 'web-prod-0' },
      { t: 'hostname', v: 'db-prod-02' },
      { t: 'environment', v: 'development' },
    ] as const;
    const { understanding, observed } = toUnderstanding(
      output('restart_service', { e: [...entities] }),
      request,
      1,
    );
    expect(understanding.entities.map(({ value }) => value)).toEqual(['web-prod-01']);
    expect(observed.grounded).toBeCloseTo(0.25);
  });

  it('takes normalised values whose words the request says', () => {
    const { understanding } = toUnderstanding(
      output('list_assets', {
        e: [
          { t: 'environment', v: 'production' },
          { t: 'asset_type', v: 'server' },
          { t: 'os', v: 'ubuntu' },
          { t: 'os', v: 'windows' },
        ],
      }),
      'Ubuntu srvs in prodution',
      1,
    );
    expect(understanding.entities.map(({ value }) => value)).toEqual(['production', 'server', 'ubuntu']);
    expect(understanding.query?.filters).toHaveLength(3);
  });

  it('normalises what the model copied in the words of the request', () => {
    const { understanding, observed } = toUnderstanding(
      output('get_metrics', {
        e: [
          { t: 'metric', v: 'RAM' },
          { t: 'environment', v: 'prod' },
          { t: 'asset_type', v: 'DB servers' },
        ],
      }),
      'ram of the db servers in prod',
      1,
    );
    expect(understanding.entities.map(({ value }) => value)).toEqual(['memory', 'production', 'database']);
    expect(observed).toMatchObject(NOTHING_OMITTED);
  });

  it('marks what is excluded', () => {
    const { understanding, observed } = toUnderstanding(
      output('list_assets', {
        e: [
          { t: 'os', v: 'linux' },
          { t: 'data_center', v: 'FRA1' },
        ],
        n: ['FRA1'],
      }),
      'linux machines, but not in FRA1',
      1,
    );
    expect(understanding.entities[1]).toMatchObject({ value: 'FRA1', negated: true });
    expect(understanding.query?.filters[1]).toEqual({
      not: { field: 'site', operator: 'eq', value: 'fra1' },
    });
    expect(observed).toMatchObject(NOTHING_OMITTED);
  });

  it('is unsure of an exclusion that nothing in the request says', () => {
    const written = output('reboot_host', { e: [{ t: 'hostname', v: 'db-1' }], n: ['db-1'] });
    expect(toUnderstanding(written, 'reboot db-1', 1).observed.omitted).toBe(1);
    expect(toUnderstanding(written, 'reboot the lot, skip db-1', 1).observed.omitted).toBe(0);
  });

  it('is unsure where the model had no room to go on', () => {
    const written = output('reboot_host', { e: [{ t: 'hostname', v: 'db-1' }], isFull: true });
    expect(toUnderstanding(written, 'reboot db-1', 1).observed.omitted).toBe(1);
  });

  it('takes a command line that is longer than other values, and none that was cut', () => {
    const line = 'docker compose -f /opt/shop/docker-compose.yml restart api';
    const written = (r: string) => toUnderstanding(output('run_command', { r }), `run ${line} on app-01`, 1);
    expect(written(line).understanding.entities).toMatchObject([{ type: 'command', value: line }]);
    const long = `tar -czf /srv/${'a'.repeat(80)} /data`;
    const cut = toUnderstanding(output('run_command', { r: long.slice(0, 80) }), `run ${long}`, 1);
    expect(cut.understanding.entities).toEqual([]);
    expect(cut.observed.grounded).toBe(0);
  });

  it('takes no other value that was cut, even where the words end there', () => {
    const path = `/srv/${'a'.repeat(43)}`;
    const e = [{ t: 'file_path' as const, v: path }];
    const { understanding } = toUnderstanding(output('delete_data', { e }), `delete ${path} and more`, 1);
    expect(understanding.entities).toEqual([]);
  });

  it.each([
    ['an exclusion', output('list_assets', { e: [{ t: 'os', v: 'linux' }] }), 'everything except linux'],
    ['an outside', output('list_assets', { e: [{ t: 'data_center', v: 'FRA1' }] }), 'hosts outside FRA1'],
    [
      'the kind of gear',
      output('list_assets', { e: [{ t: 'asset_type', v: 'network_device' }] }),
      'all firewalls',
    ],
    ['a comparison', output('list_assets', { e: [{ t: 'os', v: 'linux' }] }), 'linux with over 64 GB'],
    ['a schedule', output('reboot_host', { e: [{ t: 'hostname', v: 'db-1' }] }), 'reboot db-1 at midnight'],
  ])('tells that the model left out %s', (_what, written, request) => {
    expect(toUnderstanding(written, request, 1).observed.omitted).toBeGreaterThanOrEqual(1);
  });

  it('keeps a schedule in whatever words, and drops arguments that the action does not declare', () => {
    const { understanding } = toUnderstanding(
      output('reboot_host', {
        e: [{ t: 'hostname', v: 'db-1' }],
        g: [
          { k: 'schedule', v: '00:00' },
          { k: 'version', v: '1.2' },
        ],
      }),
      'reboot db-1 at midnight',
      1,
    );
    expect(understanding.arguments).toEqual({ schedule: '00:00' });
  });

  it('types arguments, and drops values that the request does not say', () => {
    const { understanding, observed } = toUnderstanding(
      output('view_logs', {
        e: [{ t: 'hostname', v: 'db-1' }],
        g: [
          { k: 'count', v: '100' },
          { k: 'level', v: 'fatal' },
        ],
      }),
      'last 100 lines of the log of db-1',
      1,
    );
    expect(understanding.arguments).toEqual({ count: 100 });
    expect(observed.grounded).toBeLessThan(1);
  });

  it('asks for fields, groups, limit and format', () => {
    const { understanding } = toUnderstanding(
      output('export_assets', {
        g: [
          { k: 'fields', v: 'name, owner and ip' },
          { k: 'group_by', v: 'data centre' },
          { k: 'limit', v: '20' },
          { k: 'format', v: 'CSV' },
        ],
      }),
      '20 assets as CSV: name, owner and ip',
      1,
    );
    expect(understanding.query).toEqual({
      filters: [],
      fields: ['name', 'owner', 'ip_address'],
      group_by: ['data_center'],
      limit: 20,
      format: 'csv',
    });
  });

  it('refuses ports that are none', () => {
    const e = ['0', '443', '70000', 'https'].map((v) => ({ t: 'port' as const, v }));
    const { understanding } = toUnderstanding(
      output('check_connectivity', { e }),
      'ports 0 443 70000 https',
      1,
    );
    expect(understanding.entities.map(({ value }) => value)).toEqual(['443']);
  });

  it('gives a valid understanding whose copied values stand in the request, whatever the model writes', () => {
    const request = 'copy /etc/hosts (v1.2) from web-01 to [db-01]; why?';
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('web-01', '/etc/hosts', 'v1.2', '(', '.*'),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, sure) => {
          const e = values.map((v) => ({ t: 'file_path' as const, v }));
          const { understanding, observed } = toUnderstanding(
            output('view_logs', { e, n: values.slice(0, 2) }),
            request,
            sure,
          );
          expect(UnderstandingSchema.safeParse(understanding).success).toBe(true);
          for (const { value } of understanding.entities) expect(request).toContain(value);
          expect(observed.grounded).toBeGreaterThanOrEqual(0);
          expect(observed.grounded).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('actionProbability', () => {
  const tokens = (...parts: [string, number][]) => parts.map(([token, logprob]) => ({ token, logprob }));

  it('is the geometric mean over the tokens of the action alone', () => {
    const text = '{"a": "stop_service","e":[]}';
    const logprobs = tokens(
      ['{"a', -9],
      ['": "', -9],
      ['stop', Math.log(0.9)],
      ['_service', Math.log(0.4)],
      ['","e":[]}', -9],
    );
    expect(actionProbability({ text, logprobs }, 'a')).toBeCloseTo(0.6);
  });

  it('is that of the least probable of several actions', () => {
    const text = '{"s":[{"a":"check_status"},{"a":"stop_service"}]}';
    const logprobs = tokens(
      ['{"s":[{"a":"', -9],
      ['check_status', Math.log(0.9)],
      ['"},{"a":"', -9],
      ['stop_service', Math.log(0.7)],
      ['"}]}', -9],
    );
    expect(actionProbability({ text, logprobs }, 'a')).toBeCloseTo(0.7);
    expect(actionProbability({ text, logprobs: logprobs.slice(0, 2) }, 'a')).toBeNull();
  });

  it('finds the action beside tokens that the engine stripped from the answer', () => {
    const logprobs = tokens(['```json\n', -9], ['{"a":"', -9], ['stop_service', Math.log(0.5)], ['"}', -9]);
    expect(actionProbability({ text: '{ "a": "stop_service" }', logprobs }, 'a')).toBeCloseTo(0.5);
  });

  it('is unknown where the tokens do not spell the action', () => {
    const text = '{"a":"stop_service"}';
    expect(actionProbability({ text }, 'a')).toBeNull();
    expect(actionProbability({ text, logprobs: tokens(['{"a":"start_service"}', 0]) }, 'a')).toBeNull();
    expect(actionProbability({ text: '{}', logprobs: tokens(['{}', 0]) }, 'a')).toBeNull();
  });
});
