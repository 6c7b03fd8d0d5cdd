import type { Entity, EntityType, Understanding } from '@app/contracts';

/** The one entity of these types that was named, and not excluded; `undefined` for none or several. */
export function onlyNamed({ entities }: Understanding, ...types: readonly EntityType[]): Entity | undefined {
  const [only, another] = entities.filter(({ type, negated }) => types.includes(type) && !negated);
  return another ? undefined : only;
}

/**
 * What "it" may stand for, the fullest first: a service on a host before the host alone. Nothing where several
 * hosts or several services were named.
 */
export function thingsNamed(before: Understanding): string[] {
  const host = onlyNamed(before, 'hostname', 'ip_address')?.value;
  const object = onlyNamed(before, 'service', 'application', 'database')?.value;
  const named = before.entities.filter(({ type }) =>
    ['hostname', 'ip_address', 'service', 'application', 'database'].includes(type),
  );
  if (named.length !== [host, object].filter((one) => one !== undefined).length) return [];
  return [
    ...(object && host ? [`${object} on ${host}`, `${object} service on ${host}`] : []),
    ...[host ?? object].filter((one) => one !== undefined),
  ];
}
