import type { Entity } from '@app/contracts';
import { asWritten } from './literal.js';
import { LONGEST_COMMAND, LONGEST_VALUE, type UnderstandingOutput } from '@app/prompt-registry';
import { isNormalised, normalisedValue } from './normalised-values.js';

export interface Grounded {
  readonly entities: Entity[];
  /** How many of the model's entities the request does not say; they are left out. */
  readonly invented: number;
}

/**
 * Keeps the entities that the request really names, in the request's own spelling. A model that fills
 * gaps would otherwise choose targets.
 * @param longestValue characters of the longest value that the form allows
 */
export function groundEntities(
  { e, n, r }: UnderstandingOutput,
  request: string,
  confidence: number,
  longestValue: number = LONGEST_VALUE,
): Grounded {
  const entities = new Map<string, Entity>();
  let invented = 0;
  const negated = new Set(n.map((value) => value.toLowerCase()));
  const named = e.map((one) => ({ ...one, longest: longestValue }));
  if (r) named.push({ t: 'command', v: r, longest: LONGEST_COMMAND });
  for (const { t: type, v, longest } of named) {
    // What fills the space to its end was cut there: half a command must not pass for the command.
    const value = v.length >= longest ? null : groundedValue(type, v, request);
    if (value === null) {
      invented += 1;
      continue;
    }
    const isNegated = negated.has(value.toLowerCase()) || negated.has(v.toLowerCase());
    entities.set(`${type} ${value}`, { type, value, confidence, ...(isNegated && { negated: true }) });
  }
  return { entities: [...entities.values()], invented };
}

function groundedValue(type: Entity['type'], value: string, request: string): string | null {
  if (isNormalised(type)) return normalisedValue(type, value, request);
  if (type === 'port' && !isPort(value)) return null;
  return asWritten(value, request);
}

const LAST_PORT = 65_535;

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= LAST_PORT;
}
