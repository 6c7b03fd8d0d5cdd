import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Category,
  type Effect,
  type EntityType,
  EFFECTS,
  type Understanding,
} from '@app/contracts';
import { sampleInventory } from '@app/assets';
import { judge } from './judgement/judge.js';
import { inventoryFacts } from './targets/inventory-facts.js';
import { textEffectFloor } from './text/text-effect-floor.js';

interface LabelledRequest {
  id: string;
  request: string;
  category: Category;
  action: Action;
  entities: { type: EntityType; value: string }[];
  effect: Effect;
  risk: string;
  approval: boolean;
  outcome: string;
}

const root = dirname(findPackageJSON(import.meta.url) ?? '.');
const labelled = readFileSync(join(root, 'test/eval/dev.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledRequest);
const facts = inventoryFacts(sampleInventory());

/** The labels carry no mark for "not this one"; its wording does. */
function understandingOf({ request, category, action, entities }: LabelledRequest): Understanding {
  return {
    intent: { category, action, confidence: 1, capabilities: [action] },
    entities: entities.map((entity) => ({
      ...entity,
      confidence: 1,
      ...(request.includes(`not on ${entity.value}`) ? { negated: true as const } : {}),
    })),
    arguments: {},
  };
}

describe('the labelled requests, given their action and entities', () => {
  it('are all there', () => expect(labelled).toHaveLength(420));

  it.each(labelled)('$id $request', (item) => {
    const judged = judge(understandingOf(item), facts, { text: item.request });
    expect({
      effect: judged.effect,
      risk: judged.risk_level,
      approval: judged.requires_approval,
      outcome: judged.outcome,
    }).toEqual({ effect: item.effect, risk: item.risk, approval: item.approval, outcome: item.outcome });
  });
});

describe('the effect floor of the labelled requests', () => {
  const heavier = (left: Effect, right: Effect): boolean => EFFECTS.indexOf(left) > EFFECTS.indexOf(right);

  it('is never above the label, but for small talk that borrows a verb', () => {
    const raised = labelled.filter(
      (item) => item.action !== 'out_of_scope' && heavier(textEffectFloor(item.request), item.effect),
    );
    expect(raised.map(({ id, request }) => `${id} ${request}`)).toEqual([]);
  });

  it('tells most destructive requests by their wording alone', () => {
    const destructive = labelled.filter(({ effect }) => effect === 'destructive');
    const told = destructive.filter(({ request }) => textEffectFloor(request) === 'destructive');
    expect(told.length / destructive.length).toBeGreaterThan(0.6);
  });
});
