import { describe, expect, it } from 'vitest';
import type { Understanding } from './decision.js';
import { canonicalUnderstanding } from './understanding.js';

const understanding = (
  entities: Understanding['entities'],
  rest: Partial<Understanding> = {},
): Understanding => ({
  intent: {
    category: 'automation',
    action: 'restart_service',
    confidence: 1,
    capabilities: ['restart_service'],
  },
  entities,
  arguments: {},
  ...rest,
});
const nginx = { type: 'service', value: 'nginx', confidence: 1 } as const;
const host = { type: 'hostname', value: 'web-prod-01', confidence: 1 } as const;
const canonical = (...parameters: Parameters<typeof understanding>) =>
  canonicalUnderstanding(understanding(...parameters));

describe('canonicalUnderstanding', () => {
  it('does not depend on order, confidence, links, or the case of names', () => {
    expect(canonical([{ ...host, confidence: 0.7, value: 'WEB-PROD-01' }, nginx])).toBe(
      canonical([nginx, host]),
    );
    expect(canonical([{ ...host, asset_id: '05602a89-5b9a-5cfb-b068-8a5cfbbd1d35' }])).toBe(
      canonical([host]),
    );
  });

  it('depends on action, entities, negation, arguments, query, steps and their conditions', () => {
    const step = { ...understanding([host]) };
    const variants = [
      canonical([nginx, host]),
      canonical([nginx]),
      canonical([nginx, { ...host, negated: true }]),
      canonical([nginx, host], { arguments: { mode: 'reload' } }),
      canonical([nginx, host], { query: { filters: [], group_by: [], fields: [] } }),
      canonical([nginx, host], { steps: [step] }),
      canonical([nginx, host], { steps: [{ ...step, condition: 'nginx is down' }] }),
      canonical([nginx, host], { steps: [{ ...step, query: { filters: [], group_by: [], fields: [] } }] }),
    ];
    expect(new Set(variants).size).toBe(variants.length);
  });

  it.each(['file_path', 'command', 'user', 'database'] as const)('keeps the case of a %s', (type) => {
    const value = (text: string) => canonical([{ type, value: text, confidence: 1 }]);
    expect(value('/etc/Hosts')).not.toBe(value('/etc/hosts'));
  });
});
