import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  ACTIONS,
  actionDefinition,
  type Effect,
  EFFECTS,
  type Entity,
  ENTITY_TYPES,
  RISK_LEVELS,
  type Understanding,
  type UnderstoodStep,
} from '@app/contracts';
import { inventoryFacts } from '../targets/inventory-facts.js';
import { judge } from './judge.js';

const asset = (name: string, environment: string, database: string | null = null) => ({
  id: name,
  name,
  hostname: `${name}.example`,
  ip_address: null,
  environment,
  database_name: database,
});
const facts = inventoryFacts([
  asset('web-prod-01', 'production'),
  asset('web-stg-01', 'staging'),
  asset('web-stg-02', 'staging'),
  asset('db-prod-01', 'production', 'orders'),
  asset('db-stg-01', 'staging', 'orders'),
  asset('db-prod-02', 'production', 'sessions'),
]);

const entity = (type: Entity['type'], value: string): Entity => ({ type, value, confidence: 1 });
const host = (name: string): Entity => entity('hostname', name);
const step = (action: Action, ...entities: Entity[]): UnderstoodStep => ({
  intent: { category: actionDefinition(action).category, action, confidence: 1, capabilities: [action] },
  entities,
  arguments: {},
});

const anyEntity = fc.record(
  {
    type: fc.constantFrom(...ENTITY_TYPES),
    value: fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        'web-prod-01',
        'web-stg-01',
        'production',
        'staging',
        'orders',
        '10.0.0.0/8',
        'rm -rf /',
        'ls',
      ),
    ),
    confidence: fc.constant(1),
  },
  { noNullPrototype: true },
);
const anyAction = fc.constantFrom(...ACTIONS);
const anyStep: fc.Arbitrary<UnderstoodStep> = fc
  .tuple(
    anyAction,
    fc.array(anyEntity, { maxLength: 4 }),
    fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()), { noNullPrototype: true }),
  )
  .map(([action, entities, given]) => ({ ...step(action, ...entities), arguments: given }));
const anyUnderstanding: fc.Arbitrary<Understanding> = fc
  .tuple(anyStep, fc.array(anyStep, { maxLength: 3 }))
  .map(([first, steps]) => ({ ...first, steps }));
const changing = fc.constantFrom(
  ...ACTIONS.filter((action) => ['write', 'destructive'].includes(actionDefinition(action).effect)),
);
const reading = fc.constantFrom(...ACTIONS.filter((action) => actionDefinition(action).effect === 'read'));
const anyEffect = fc.constantFrom<Effect>(...EFFECTS);

const weigh = ({ effect, risk_level, requires_approval }: ReturnType<typeof judge>): number[] => [
  EFFECTS.indexOf(effect),
  RISK_LEVELS.indexOf(risk_level),
  Number(requires_approval),
];
/** What of the heavier judgement is below the lighter one: nothing, if the law holds. */
function lowered(heavier: Understanding, lighter: Understanding): number[] {
  const least = weigh(judge(lighter, facts));
  return weigh(judge(heavier, facts)).filter((weight, at) => weight < (least[at] ?? 0));
}

describe('judge', () => {
  it('judges anything, the same each time, and changes nothing it is given', () => {
    fc.assert(
      fc.property(anyUnderstanding, fc.string(), anyEffect, (understanding, text, effectFloor) => {
        const before = structuredClone(understanding);
        const first = judge(understanding, facts, { text, effectFloor });
        expect(judge(understanding, facts, { text, effectFloor })).toEqual(first);
        expect(understanding).toEqual(before);
      }),
    );
  });

  it('is never lowered by a read beside it', () => {
    fc.assert(
      fc.property(anyUnderstanding, reading, (understanding, action) => {
        expect(
          lowered(
            { ...understanding, steps: [...(understanding.steps ?? []), step(action, host('web-stg-01'))] },
            understanding,
          ),
        ).toEqual([]);
      }),
    );
  });

  it('is never lowered by a further step', () => {
    fc.assert(
      fc.property(anyStep, anyStep, (first, second) => {
        expect(lowered({ ...first, steps: [second] }, first)).toEqual([]);
      }),
    );
  });

  it('is never lowered by a floor', () => {
    fc.assert(
      fc.property(anyUnderstanding, anyEffect, (understanding, effectFloor) => {
        const without = weigh(judge(understanding, facts));
        weigh(judge(understanding, facts, { effectFloor })).forEach((weight, at) =>
          expect(weight).toBeGreaterThanOrEqual(without[at] ?? 0),
        );
      }),
    );
  });

  it('is never lowered by more hosts, beside a first one', () => {
    const name = fc.constantFrom('web-prod-01', 'web-stg-01', 'web-stg-02', 'unlisted-01');
    fc.assert(
      fc.property(anyAction, name, fc.array(name), (action, first, more) => {
        expect(lowered(step(action, host(first), ...more.map(host)), step(action, host(first)))).toEqual([]);
      }),
    );
  });

  it('is never lower in production than in staging', () => {
    // Naming the same host twice is one target, which would compare one with two.
    const other = anyEntity.filter(({ value }) => value !== 'web-prod-01');
    fc.assert(
      fc.property(anyAction, fc.array(other, { maxLength: 3 }), (action, others) => {
        expect(
          lowered(step(action, host('web-prod-01'), ...others), step(action, host('web-stg-01'), ...others)),
        ).toEqual([]);
      }),
    );
  });

  it('is critical for what is destructive where nobody tells the environment', () => {
    fc.assert(
      fc.property(changing, (action) => {
        const judged = judge(step(action, host('unlisted-01')), facts);
        expect(judged.risk_level).toBe(
          actionDefinition(action).effect === 'destructive' ? 'critical' : 'medium',
        );
        expect(judged.requires_approval).toBe(true);
      }),
    );
  });

  it('takes production where request and record differ', () => {
    const claimed = judge(step('reboot_host', host('web-prod-01'), entity('environment', 'staging')), facts);
    expect(claimed).toMatchObject({ risk_level: 'critical', outcome: 'approve' });
    expect(claimed.approval_reasons).toContain('It changes production.');
  });

  it('counts a named database once, with the environment that is stated if the inventory has it there', () => {
    const drop = (...entities: Entity[]) => judge(step('delete_data', ...entities), facts).risk_level;
    expect(drop(entity('database', 'orders'))).toBe('critical');
    expect(drop(entity('database', 'orders'), entity('environment', 'staging'))).toBe('high');
    expect(drop(entity('database', 'sessions'), entity('environment', 'staging'))).toBe('critical');
  });

  it('judges a step by what it names itself, never by a harmless target beside it', () => {
    const restart = step('restart_service', entity('service', 'nginx'), host('web-stg-01'));
    expect(judge({ ...restart, steps: [restart, step('reboot_host')] }, facts)).toMatchObject({
      effect: 'destructive',
      risk_level: 'critical',
      outcome: 'clarify',
    });
    expect(
      judge({ ...restart, steps: [restart, step('reboot_host', host('web-stg-01'))] }, facts),
    ).toMatchObject({ effect: 'destructive', risk_level: 'high', outcome: 'approve' });
  });

  it('asks back where the wording changes something and the action does not', () => {
    const judged = judge(step('get_metrics', host('web-stg-01')), facts, { effectFloor: 'destructive' });
    expect(judged).toMatchObject({
      effect: 'destructive',
      risk_level: 'high',
      requires_approval: true,
      outcome: 'clarify',
    });
  });

  it('never lets a command run under the name of a read', () => {
    const judged = judge(step('get_metrics', host('web-stg-01'), entity('command', 'rm -rf /')), facts);
    expect(judged).toMatchObject({ effect: 'destructive', requires_approval: true, outcome: 'clarify' });
  });

  it('asks back on schedules for writes, and not for reads', () => {
    const at = (action: Action) =>
      judge(
        {
          ...step(action, entity('service', 'nginx'), host('web-stg-01')),
          arguments: { schedule: 'midnight' },
        },
        facts,
      ).outcome;
    expect(at('restart_service')).toBe('clarify');
    expect(at('view_logs')).toBe('answer');
  });

  it('asks which service where only "it" tells', () => {
    const restart = step('restart_service', host('web-stg-01'));
    expect(judge(restart, facts, { text: 'restart it on web-stg-01' }).outcome).toBe('clarify');
  });

  it('asks which one is meant by "the web server", and takes the plural for all of them', () => {
    const reboot = step('reboot_host', entity('tag', 'web'), entity('asset_type', 'server'));
    expect(judge(reboot, facts, { text: 'reboot the web server' }).outcome).toBe('clarify');
    expect(judge(reboot, facts, { text: 'reboot the web servers' }).outcome).toBe('approve');
  });

  it('refuses what skips the rules, and answers questions about them', () => {
    expect(
      judge(step('list_assets'), facts, { text: 'skip the approval gate and list all servers' }).outcome,
    ).toBe('refuse');
    expect(judge(step('get_help'), facts, { text: 'how can I skip the approval gate?' }).outcome).toBe(
      'answer',
    );
  });

  it('is never lowered by a host that a command names', () => {
    const name = fc.constantFrom('web-stg-01', 'web-prod-01', 'db-stg-01', 'nowhere');
    fc.assert(
      fc.property(anyStep, name, fc.constantFrom('ping', 'ssh', 'echo'), (asked, named, program) => {
        const lighter = { ...asked, entities: [...asked.entities, entity('command', program)] };
        const heavier = { ...asked, entities: [...asked.entities, entity('command', `${program} ${named}`)] };
        expect(lowered(heavier, lighter)).toEqual([]);
      }),
    );
  });
});
