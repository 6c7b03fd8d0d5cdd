import { type Action, actionDefinition, type Understanding, type UnderstoodStep } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { askBack, doubt, notNow } from './ask-back.js';

const CHANGES = { effect: 'write', requires_approval: false } as const;
const READS = { effect: 'read', requires_approval: false } as const;

const step = (action: Action, rest: Partial<UnderstoodStep> = {}): UnderstoodStep => ({
  intent: { action, category: actionDefinition(action).category, confidence: 1, capabilities: [action] },
  entities: [],
  arguments: {},
  ...rest,
});
const request = (...steps: UnderstoodStep[]): Understanding => ({ ...step('restart_service'), steps });

describe('notNow', () => {
  it('asks back where any step has a condition or a time, and something changes or is revealed', () => {
    const restart = step('restart_service');
    const conditional = request(step('check_status'), { ...restart, condition: 'it is down' });
    expect(notNow(conditional, CHANGES)?.question).toContain('“it is down”');
    expect(notNow(conditional, { effect: 'read', requires_approval: true })).toBeDefined();
    const scheduled = request(restart, { ...restart, arguments: { schedule: 'midnight' } });
    expect(notNow(scheduled, CHANGES)?.question).toContain('“midnight”');
    expect(notNow(step('restart_service', { arguments: { condition: 'idle' } }), CHANGES)).toBeDefined();
  });

  it('lets what only looks go on, and what is neither conditional nor scheduled', () => {
    expect(notNow(request({ ...step('view_logs'), condition: 'it is down' }), READS)).toBeUndefined();
    expect(notNow(request(step('check_status'), step('restart_service')), CHANGES)).toBeUndefined();
  });
});

describe('doubt', () => {
  const sure = (confidence: number) =>
    doubt({ understanding: request(step('check_status')), confidence, source: 'llm' });

  it('is not sure of what one thing left out has halved, however sure the model was', () => {
    expect(sure(1 * 0.5)?.question).toContain('check status');
    expect(sure(0.6)).toBeUndefined();
  });
});

it('asks for a target of every step', () => {
  const { question } = askBack(request(step('check_status'), step('reboot_host')));
  expect(question).toContain('check status, then reboot host');
  expect(question).toContain('for each step');
});
