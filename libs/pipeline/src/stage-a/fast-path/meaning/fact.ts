import type { Action, AssetField, EntityType, FilterOperator, FilterTree } from '@app/contracts';

/** One thing that a stretch of the request says. A reading is a list of facts, in the order said. */
export type Fact =
  | { readonly kind: 'intent'; readonly action: Action }
  | { readonly kind: 'entity'; readonly type: EntityType; readonly value: string; readonly negated?: true }
  | { readonly kind: 'filter'; readonly filter: FilterTree }
  | { readonly kind: 'field'; readonly field: AssetField }
  | { readonly kind: 'group'; readonly field: AssetField }
  | { readonly kind: 'sort'; readonly field: AssetField; readonly direction: 'asc' | 'desc' }
  | { readonly kind: 'limit'; readonly value: number }
  | { readonly kind: 'format'; readonly value: 'csv' | 'json' }
  | { readonly kind: 'argument'; readonly name: string; readonly value: string | number | boolean }
  | { readonly kind: 'scope'; readonly plural: boolean }
  | { readonly kind: 'origin' }
  | { readonly kind: 'question' }
  | { readonly kind: 'missing'; readonly what: string }
  | { readonly kind: 'number'; readonly value: number; readonly written: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'comparison'; readonly operator: FilterOperator }
  | { readonly kind: 'text'; readonly value: string };

type FactKind = Fact['kind'];
type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** The facts of one kind, in order. */
export function factsOf<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
}

/** The facts of every other kind, in order. */
export function factsBut(facts: readonly Fact[], ...kinds: FactKind[]): Fact[] {
  return facts.filter((fact) => !kinds.includes(fact.kind));
}

export const entity = (type: EntityType, value: string): Fact => ({ kind: 'entity', type, value });
export const filter = (tree: FilterTree): Fact => ({ kind: 'filter', filter: tree });
export const argument = (name: string, value: string | number | boolean): Fact => ({
  kind: 'argument',
  name,
  value,
});
