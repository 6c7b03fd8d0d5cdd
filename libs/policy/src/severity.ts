import { type Effect, EFFECTS, RISK_LEVELS, type RiskLevel } from '@app/contracts';

/** The heaviest of the effects; `none` of nothing. */
export function worstEffect(...effects: readonly Effect[]): Effect {
  return EFFECTS[Math.max(0, ...effects.map((effect) => EFFECTS.indexOf(effect)))] ?? 'destructive';
}

/** The highest of the risks; `low` of nothing. */
export function worstRisk(...risks: readonly RiskLevel[]): RiskLevel {
  return RISK_LEVELS[Math.max(0, ...risks.map((risk) => RISK_LEVELS.indexOf(risk)))] ?? 'critical';
}

/** Whether an operation of this effect changes something. */
export function changesState(effect: Effect): boolean {
  return EFFECTS.indexOf(effect) >= EFFECTS.indexOf('write');
}
