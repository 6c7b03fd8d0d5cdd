import {
  type Action,
  ACTIONS,
  actionDefinition,
  type Entity,
  UnderstandingSchema,
  type UnderstoodStep,
} from '@app/contracts';
import { gravityOf } from '@app/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeOf } from './whole-of-steps.js';

const host = (value: string, negated?: true): Entity => ({
  type: 'hostname',
  value,
  confidence: 1,
  ...(negated && { negated }),
});
const step = (action: Action, ...entities: Entity[]): UnderstoodStep => ({
  intent: { action, category: actionDefinition(action).category, confidence: 1, capabilities: [action] },
  entities,
  arguments: {},
});

describe('wholeOf', () => {
  it('is the only step, its condition among the arguments', () => {
    const only = { ...step('restart_service', host('web-01')), arguments: { mode: 'reload' } };
    expect(wholeOf([only])).toEqual(only);
    expect(wholeOf([{ ...only, condition: 'it is down' }])).toEqual({
      ...only,
      arguments: { mode: 'reload', condition: 'it is down' },
    });
  });

  it('asks for the gravest, the first of equals, and names what all of them name', () => {
    const query = { filters: [], group_by: [], fields: [] };
    const steps = [
      step('check_status', host('web-01')),
      { ...step('reboot_host', host('web-02')), arguments: { mode: 'off' }, query },
      step('delete_data', host('web-01'), host('web-03', true)),
    ] as const;
    expect(wholeOf(steps)).toEqual({
      intent: steps[1].intent,
      entities: [host('web-01'), host('web-02'), host('web-03', true)],
      arguments: { mode: 'off' },
      query,
      steps: [...steps],
    });
  });

  it('is never less grave than a step, and keeps the contract', () => {
    const anyStep = fc
      .tuple(fc.constantFrom(...ACTIONS), fc.array(fc.constantFrom('a-01', 'b-01').map((name) => host(name))))
      .map(([action, entities]) => step(action, ...entities));
    fc.assert(
      fc.property(anyStep, fc.array(anyStep, { maxLength: 4 }), (first, others) => {
        const whole = wholeOf([first, ...others]);
        expect(UnderstandingSchema.safeParse(whole).success).toBe(true);
        for (const one of [first, ...others]) expect(gravityOf(whole)).toBeGreaterThanOrEqual(gravityOf(one));
      }),
    );
  });
});
