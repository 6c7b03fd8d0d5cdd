import type { Plan, Target } from '@app/contracts';

const MAXIMUM_NAMED = 10;

/** In what a plan differs from the one that was agreed on, for the person who agreed. */
export function describeDrift(agreed: Plan, now: Plan): string {
  const before = targetsOf(agreed);
  const after = targetsOf(now);
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const added = [...after.keys()].filter((name) => !before.has(name));
  const moved = [...before].flatMap(([name, { environment }]) => {
    const target = after.get(name);
    return target && target.environment !== environment
      ? [`${name} (${environment ?? 'unknown'} to ${target.environment ?? 'unknown'})`]
      : [];
  });
  const parts = [
    part('no longer there', gone),
    part('added', added),
    part('in another environment', moved),
  ].filter((text) => text !== undefined);
  return parts.length > 0
    ? `The targets have changed: ${parts.join('; ')}.`
    : 'The steps of the plan have changed.';
}

function targetsOf({ steps }: Plan): Map<string, Target> {
  return new Map(steps.flatMap(({ targets }) => targets.map((target) => [target.name, target])));
}

function part(what: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const rest = names.length - MAXIMUM_NAMED;
  return `${what}: ${names.slice(0, MAXIMUM_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
