export { POLICY_VERSION } from './policy-version.js';
export { effectOf } from './judgement/effect-of.js';
export { judge, type JudgeOptions } from './judgement/judge.js';
export { isSecretPath } from './secrets/secret-paths.js';
export { scopeOf } from './scope-of.js';
export { changesState, worstEffect } from './severity.js';
export { type AssetFact, type InventoryFacts, inventoryFacts } from './targets/inventory-facts.js';
export { resolveTargets, type ResolvedTargets, type TargetNaming } from './targets/resolve-targets.js';
export { textEffectFloor } from './text/text-effect-floor.js';
