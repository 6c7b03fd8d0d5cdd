import taxonomy from './taxonomy.json' with { type: 'json' };

/** What an operation does to the systems it touches, from harmless to hardly undone. */
export const EFFECTS = ['none', 'read', 'write', 'destructive'] as const;
export type Effect = (typeof EFFECTS)[number];

export const RISK_LEVELS = ['low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const OUTCOMES = ['answer', 'approve', 'execute', 'clarify', 'refuse'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Categories = typeof taxonomy.categories;
export type Category = keyof Categories;
export type Action = { [C in Category]: keyof Categories[C] & string }[Category];
export type EntityType = keyof typeof taxonomy.entity_types;

/** One action of the closed language, as `taxonomy.json` declares it. */
export interface ActionDefinition {
  readonly action: Action;
  readonly category: Category;
  /** The least effect the action can have; policy may raise it, nothing lowers it. */
  readonly effect: Effect;
  /** True where even a read needs approval (stored secrets). */
  readonly gated: boolean;
  readonly meaning: string;
  /** Names of earlier systems that are accepted on input. */
  readonly legacy: readonly string[];
  /** Arguments the action declares, beside `schedule` and `condition`, which every action has. */
  readonly arguments: readonly string[];
}

interface RawAction {
  effect: string;
  gated?: boolean;
  meaning: string;
  legacy: string[];
  arguments: string[];
}

const definitions = new Map<string, ActionDefinition>();
const canonicalNames = new Map<string, Action>();
for (const [category, actions] of Object.entries(taxonomy.categories)) {
  for (const [name, raw] of Object.entries(actions as Record<string, RawAction>)) {
    const action = name as Action;
    definitions.set(name, {
      action,
      category: category as Category,
      effect: raw.effect as Effect,
      gated: raw.gated ?? false,
      meaning: raw.meaning,
      legacy: raw.legacy,
      arguments: raw.arguments,
    });
    for (const alias of [name, ...raw.legacy]) canonicalNames.set(alias, action);
  }
}

export const CATEGORIES = Object.keys(taxonomy.categories) as [Category, ...Category[]];
export const ACTIONS = [...definitions.keys()] as [Action, ...Action[]];
export const ENTITY_TYPES = Object.keys(taxonomy.entity_types) as [EntityType, ...EntityType[]];

/** The taxonomy as published, for hashing into keys and for display. */
export const taxonomyDocument: unknown = taxonomy;

/** The declaration of a canonical action. */
export function actionDefinition(action: Action): ActionDefinition {
  const definition = definitions.get(action);
  if (!definition) throw new Error(`The taxonomy declares no action '${action}'.`);
  return definition;
}

/** Maps a canonical or legacy action name to the canonical one; `undefined` where the taxonomy knows neither. */
export function canonicalAction(name: string): Action | undefined {
  return canonicalNames.get(name);
}
