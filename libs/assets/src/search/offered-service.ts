import type { ComparableField } from './comparison.js';
import { textCondition } from './text-condition.js';

/** Names of one and the same service. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['postgresql', 'postgres', 'psql', 'pgsql'],
  ['kubernetes', 'k8s', 'kube'],
  ['elasticsearch', 'elastic'],
  ['rabbitmq', 'rabbit'],
  ['mongodb', 'mongo'],
  ['ssh', 'sshd'],
  ['mssql', 'sqlserver', 'sql server', 'sql_server'],
  ['smb', 'samba'],
];

/** All names of a service, the one given among them, in lower case. */
export function serviceNames(written: string): readonly string[] {
  const name = written.trim().toLowerCase();
  return SYNONYMS.find((names) => names.includes(name)) ?? [name];
}

/** The items of the additional services of a row. */
export const ADDITIONAL_SERVICES = 'jsonb_array_elements(additional_services)';

/** A service that an asset offers: its primary one, an additional one, or its database. */
export const offeredService: ComparableField = {
  comparisons: ['eq', 'contains', 'starts_with', 'ends_with'],
  expects: 'the name of a service such as nginx',
  accepts: (value) => typeof value === 'string' && value.trim() !== '',
  condition: (comparison, values, bound) =>
    textCondition(
      [
        { text: 'service_type' },
        { text: 'database_type' },
        { text: `item->>'service_type'`, items: ADDITIONAL_SERVICES },
      ],
      comparison,
      comparison === 'eq' ? values.flatMap((value) => serviceNames(String(value))) : values,
      bound,
    ),
};
