import { sampleSnapshot } from '@app/assets';
import { actionDefinition, type Action, type Entity } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { understand } from '../fast-path/understand.js';
import type { ModelUnderstanding } from '../model/model-understanding.js';
import { agrees, type Opinion, opinionOf } from './agreement.js';
import { weigh } from './weigh.js';

const snapshot = sampleSnapshot();

function modelled(action: Action, ...named: [Entity['type'], string][]): ModelUnderstanding {
  const { category } = actionDefinition(action);
  return {
    understanding: {
      intent: { action, category, confidence: 1, capabilities: [action] },
      entities: named.map(([type, value]) => ({ type, value, confidence: 1 })),
      arguments: {},
    },
    observed: { probability: 1, grounded: 1, omitted: 0 },
  };
}

const weighed = (model: ModelUnderstanding, text = '', opinion?: Opinion) =>
  weigh(model, text, snapshot, opinion);

describe('weigh', () => {
  it('gives the understanding and its parts the confidence that the evidence gives', () => {
    const { understanding, confidence, evidence, source } = weighed(
      modelled('reboot_host', ['hostname', 'mars-rover-7']),
    );
    expect(source).toBe('llm');
    expect(evidence).toEqual({
      action: 1,
      grounding: 1,
      completeness: 1,
      linking: 0.9,
      agreement: 1,
      stated: 1,
    });
    expect(confidence).toBeCloseTo(0.9);
    expect(understanding.intent.confidence).toBe(confidence);
    expect(understanding.entities[0]).toEqual({ type: 'hostname', value: 'mars-rover-7', confidence });
  });

  it.each([
    ['web-prod-01', 1],
    ['web-prod-1', 1],
    ['ci-dev', 0.9],
  ])('finds the host %s linked or not', (name, factor) => {
    expect(weighed(modelled('reboot_host', ['hostname', name])).evidence?.linking).toBe(factor);
  });

  it('expects no record of an address or of a service', () => {
    const model = modelled('restart_service', ['ip_address', '203.0.113.9'], ['service', 'grommet']);
    expect(weighed(model).confidence).toBe(1);
  });

  it('keeps the least risk that the model sees', () => {
    expect(weighed({ ...modelled('reboot_host'), riskFloor: 'high' }).riskFloor).toBe('high');
  });
});

describe('agreement', () => {
  const opinion = (text: string) => opinionOf(understand(text, snapshot));
  const agreed = (action: Action, text: string, other: Opinion = undefined) =>
    agrees(modelled(action).understanding, text, other);

  it('is with the fast path, where that understands or knows what to ask', () => {
    expect(opinion('list servers in FRA1')).toEqual({ action: 'list_assets' });
    expect(opinion('restart nginx')).toEqual({ action: 'restart_service' });
    expect(opinion('gibberish of nobody')).toBeUndefined();
    expect(opinionOf(undefined)).toBeUndefined();
    expect(agreed('list_assets', 'list servers', { action: 'list_assets' })).toBe(true);
    expect(agreed('count_assets', 'list servers', { action: 'list_assets' })).toBe(false);
  });

  it('is else with the verbs of the text: an operation must not do less than they say', () => {
    expect(agreed('list_assets', 'drop the orders database, kindly frobnicate')).toBe(false);
    expect(agreed('delete_data', 'drop the orders database, kindly frobnicate')).toBe(true);
    expect(agreed('delete_data', 'the orders database must go')).toBe(true);
    expect(agreed('out_of_scope', 'delete my ex from my life lol')).toBe(true);
  });
});
