import type {
  Action,
  Category,
  DecisionSource,
  Effect,
  EntityType,
  Outcome,
  Response,
  RiskLevel,
} from '@app/contracts';

/** What the product made of one labelled request; `null` where it made nothing of it. */
export interface EvaluatedItem {
  readonly id: string;
  readonly request: string;
  /** `handed_over`: only a model could have told, and there is none. */
  readonly source: DecisionSource | 'handed_over' | 'error';
  readonly category: Category | null;
  readonly action: Action | null;
  readonly confidence: number | null;
  readonly entities: readonly { readonly type: EntityType; readonly value: string }[];
  readonly effect: Effect | null;
  readonly risk: RiskLevel | null;
  readonly approval: boolean | null;
  readonly outcome: Outcome | null;
  readonly llm_calls: number;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly ms: number;
  readonly error?: string;
}

/** @param withoutModel a request that needed a model was handed over, and did not fail */
export function evaluatedItem(
  { id, request }: { readonly id: string; readonly request: string },
  { decision, error, outcome, llm_calls: calls, tokens, timings }: Response,
  withoutModel: boolean,
): EvaluatedItem {
  const handedOver = withoutModel && error?.code === 'llm_unavailable';
  return {
    id,
    request,
    source: decision?.source ?? (handedOver ? 'handed_over' : 'error'),
    category: decision?.intent.category ?? null,
    action: decision?.intent.action ?? null,
    confidence: decision?.overall_confidence ?? null,
    entities: decision?.entities.map(({ type, value }) => ({ type, value })) ?? [],
    effect: decision?.effect ?? null,
    risk: decision?.risk_level ?? null,
    approval: decision?.requires_approval ?? null,
    outcome,
    llm_calls: calls,
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    ms: timings.total_ms,
    ...(error && !handedOver && { error: error.code }),
  };
}
