/** What must hold of an event; all that is given must. */
export interface AuditFilter {
  readonly kind?: string;
  readonly principal?: string;
  readonly subject?: string;
  /** A UUID. */
  readonly requestId?: string;
  /** The first moment that counts. */
  readonly since?: Date;
  /** The first moment that counts no more. */
  readonly until?: Date;
}

/** The filter as SQL, its values appended to those that are bound. */
export function conditionsOf(filter: AuditFilter, values: unknown[]): string[] {
  const where = (sql: string, value: unknown): string[] =>
    value === undefined ? [] : [`${sql} $${values.push(value)}`];
  return [
    ...where('kind =', filter.kind),
    ...where('principal =', filter.principal),
    ...where('subject =', filter.subject),
    ...where('request_id =', filter.requestId),
    ...where('at >=', filter.since),
    ...where('at <', filter.until),
  ];
}
