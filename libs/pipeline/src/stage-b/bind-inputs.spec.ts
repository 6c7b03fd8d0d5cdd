import { describe, expect, it } from 'vitest';
import type { Arguments, Entity } from '@app/contracts';
import { parseTool } from '@app/tools';
import { bindInputs, missingInputs } from './bind-inputs.js';

const [pattern] = parseTool(
  'host.yaml',
  `
name: host
version: 1
executor: ssh
description: A host.
patterns:
  - name: restart_service
    capability: restart_service
    effect: write
    description: Restart.
    inputs:
      service: { type: text, from: [entity.service, entity.application], required: true }
      pid: { type: number, from: [argument.pid] }
      force: { type: boolean, from: [argument.force] }
      request: { type: text, from: [request] }
    targets: hosts
    timeout_ms: 1000
    profile: { cost: 1, latency: 1, incompleteness: 1 }
`,
).patterns;
const entity = (type: Entity['type'], value: string, negated?: true): Entity => ({
  type,
  value,
  confidence: 1,
  ...(negated ? { negated } : {}),
});
const bind = (entities: Entity[], said: Arguments = {}) => {
  return bindInputs(pattern!, { entities, arguments: said }, 'as typed');
};

describe('bindInputs', () => {
  it('takes the first source that has a value, and nothing that is not declared', () => {
    const inputs = bind([entity('application', 'shop'), entity('service', 'nginx'), entity('user', 'bob')], {
      mode: 'x',
    });
    expect(inputs).toEqual({ service: 'nginx', request: 'as typed' });
    expect(bind([entity('application', 'shop')])).toMatchObject({ service: 'shop' });
  });

  it('leaves out what is negated, and values that do not fit their type', () => {
    expect(bind([entity('service', 'nginx', true)], { pid: 'many', force: 'true' })).toEqual({
      force: true,
      request: 'as typed',
    });
    expect(bind([], { pid: '42' })).toMatchObject({ pid: 42 });
    expect(bind([], { pid: ' ' })).not.toHaveProperty('pid');
  });

  it('names what is required and was not said', () => {
    expect(missingInputs(pattern!, bind([]))).toEqual(['service']);
    expect(missingInputs(pattern!, bind([entity('service', 'nginx')]))).toEqual([]);
  });
});
