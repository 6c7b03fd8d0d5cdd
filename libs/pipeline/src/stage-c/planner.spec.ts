import { describe, expect, it } from 'vitest';
import {
  type Action,
  actionDefinition,
  type Decision,
  type Entity,
  PlanSchema,
  type Target,
} from '@app/contracts';
import { ExecutorRegistry, loadCatalogue, ToolCatalogue } from '@app/tools';
import { Selector } from '../stage-b/selector.js';
import { Planner } from './planner.js';

const catalogue = new ToolCatalogue(loadCatalogue());
const selector = new Selector(catalogue, new ExecutorRegistry([]));
const planner = new Planner(catalogue);
const web: Target = {
  kind: 'asset',
  name: 'web-prod-01',
  asset_id: '05602a89-5b9a-5cfb-b068-8a5cfbbd1d35',
  environment: 'production',
};

function decisionOn(action: Action, entities: Entity[], rest: Partial<Decision> = {}): Decision {
  const { category, effect } = actionDefinition(action);
  return {
    decision_id: web.asset_id!,
    decision_type: 'action',
    intent: { category, action, confidence: 1, capabilities: [action] },
    entities,
    arguments: {},
    overall_confidence: 1,
    confidence_level: 'high',
    effect,
    risk_level: 'medium',
    requires_approval: true,
    approval_reasons: ['It changes production.'],
    outcome: 'approve',
    original_request: 'as typed',
    source: 'fast_path',
    cache_hit: false,
    processing_time_ms: 0,
    ...rest,
  };
}
const entity = (type: Entity['type'], value: string): Entity => ({ type, value, confidence: 1 });
const planOf = (decision: Decision, ...targets: Target[][]) =>
  planner.plan(decision, selector.select(decision, targets.flat()), targets.length > 0 ? targets : [[web]]);

describe('Planner', () => {
  const restart = decisionOn('restart_service', [
    entity('service', 'nginx'),
    entity('hostname', 'web-prod-01'),
  ]);

  it('makes a plan that keeps the contract and carries its targets', () => {
    const plan = PlanSchema.parse(planOf(restart));
    expect(plan.steps).toMatchObject([
      {
        id: 'step-1',
        tool: 'host',
        pattern: 'restart_service',
        inputs: { service: 'nginx' },
        targets: [web],
        effect: 'write',
      },
    ]);
    expect(plan.execution_metadata.approval_points).toEqual(['step-1']);
  });

  it('binds the hash to the steps and their targets, and to nothing that varies', () => {
    expect(planOf(restart).plan_hash).toBe(planOf(restart).plan_hash);
    expect(planOf(restart, [{ ...web, name: 'web-prod-02' }]).plan_hash).not.toBe(planOf(restart).plan_hash);
    const reload = { ...restart, arguments: { mode: 'reload' } };
    expect(planOf(reload).plan_hash).not.toBe(planOf(restart).plan_hash);
  });

  it('raises the effect of a step by the command it would run', () => {
    const harmless = decisionOn('run_command', [entity('command', 'df -h')]);
    const grave = decisionOn('run_command', [entity('command', 'rm -rf /')]);
    expect(planOf(harmless).steps[0]?.effect).toBe('write');
    expect(planOf(grave).steps[0]?.effect).toBe('destructive');
  });

  it('plans several steps in the order asked, each after the one before, with its own targets and condition', () => {
    const step = ({ intent, entities }: Decision, condition?: string) => ({
      intent,
      entities,
      arguments: {},
      condition,
    });
    const status = decisionOn('check_status', restart.entities);
    const other = { ...web, name: 'web-prod-02' };
    const steps = [step(status), step(restart, 'nginx is down')];
    const plan = planOf({ ...restart, steps }, [web], [other]);
    expect(
      plan.steps.map(({ pattern, depends_on, condition, targets }) => ({
        pattern,
        depends_on,
        condition,
        targets,
      })),
    ).toEqual([
      { pattern: 'check_status', depends_on: [], condition: undefined, targets: [web] },
      { pattern: 'restart_service', depends_on: ['step-1'], condition: 'nginx is down', targets: [other] },
    ]);
  });
});

describe('Selector', () => {
  it('gives a read nothing but patterns that read', () => {
    for (const action of ['list_assets', 'check_status', 'view_logs', 'check_alerts'] as const) {
      const decision = decisionOn(action, []);
      const [selected] = selector.select(decision, []).selected_tools;
      expect(catalogue.find(selected!.tool_name, selected!.pattern)?.pattern.effect).toBe('read');
    }
  });

  it('says whether production is touched, from the targets', () => {
    const decision = decisionOn('restart_service', []);
    expect(selector.select(decision, [web]).policy.production_environment).toBe(true);
    expect(
      selector.select(decision, [{ ...web, environment: 'staging' }]).policy.production_environment,
    ).toBe(false);
  });
});
