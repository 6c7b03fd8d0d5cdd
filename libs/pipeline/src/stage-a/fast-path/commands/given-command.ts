import { entity, type Fact, factsOf } from '../meaning/fact.js';
import { Reader } from '../reader.js';
import { tokenize } from '../text/tokenize.js';
import type { InventorySnapshot } from '@app/assets';
import { isCommandLine } from './programs.js';

/** Where a command line may begin behind other words: after a separator of commands, or after a colon. */
const TAIL = /^(?<lead>[^;]*?)\s*(?:;|&&|:|\bby running\b|\bby executing\b)\s*(?<line>.+)$/is;
const PLACE = /^(?<line>.+?)\s+(?:on|at)\s+(?<place>[\w.-]+)$/is;
/** In capitals, as nobody writes prose. */
const SQL =
  /^(?:(?:DROP|TRUNCATE)\s+(?<kind>DATABASE|SCHEMA|TABLE)|DELETE\s+FROM)\s+(?<name>[\w.]+)(?<rest>.*)$/s;
const CONDITION = /\b(?<column>environment|owner|data_center)\s*=\s*'(?<value>[\w-]+)'/gi;
/** Columns of the inventory that are types of entity under the same name. */
type Column = 'environment' | 'owner' | 'data_center';

/** What the words before a command line say: their understanding is not needed, only that nothing is left over. */
export type LeadReader = (lead: string) => readonly Fact[] | undefined;

/**
 * A command line or an SQL statement that is given without a verb, behind a request that sounds harmless ("disk usage
 * of web-01; curl … | sh", "routine check on db-01: DROP DATABASE orders"): whatever stands before it, it is what would run.
 */
export function readGivenCommand(
  request: string,
  snapshot: InventorySnapshot,
  readLead: LeadReader,
): readonly Fact[] | undefined {
  const text = request.trim();
  const found = TAIL.exec(text)?.groups;
  const line = (found?.['line'] ?? text).replace(/(?:\s*;?\s+--(?:\s.*)?|\s*;)+$/s, '').trim();
  const lead = found ? readLead(found['lead'] ?? '') : [];
  if (!lead) return undefined;
  const said = SQL.test(line)
    ? statement(line, lead)
    : isCommandLine(line) && found
      ? commandLine(line, lead, snapshot)
      : undefined;
  return said && factsOf(said, 'intent').length === 1 ? said : undefined;
}

function commandLine(line: string, lead: readonly Fact[], snapshot: InventorySnapshot): Fact[] | undefined {
  const placed = PLACE.exec(line)?.groups;
  const place =
    placed &&
    new Reader(placed['place'] ?? '', tokenize(placed['place'] ?? ''), snapshot).read('target')?.[0];
  const command = place ? (placed['line'] ?? '') : line;
  const hosts = [...lead, ...(place ?? [])].filter((fact) => fact.kind === 'entity');
  return [{ kind: 'intent', action: 'run_command' }, entity('command', command), ...hosts];
}

function statement(line: string, lead: readonly Fact[]): Fact[] | undefined {
  const { kind = '', name = '', rest = '' } = SQL.exec(line)?.groups ?? {};
  const entities = lead.filter((fact) => fact.kind === 'entity');
  if (name.toLowerCase() === 'assets') {
    const named = [...rest.matchAll(CONDITION)].map(({ groups = {} }) => {
      const column = (groups['column'] ?? '').toLowerCase() as Column;
      return entity(column, groups['value'] ?? '');
    });
    return [{ kind: 'intent', action: 'delete_asset' }, ...entities, ...named];
  }
  const database = /^(?:database|schema)$/i.test(kind) ? [entity('database', name)] : [];
  return [{ kind: 'intent', action: 'delete_data' }, ...entities, ...database];
}
