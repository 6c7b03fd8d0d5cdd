import { AssetFieldSchema, type Action, type AssetField, type Entity, type Query } from '@app/contracts';
import { queryFromEntities } from '../query-from-entities.js';
import type { UnderstandingOutput } from '@app/prompt-registry';

const INVENTORY_QUESTIONS: ReadonlySet<Action> = new Set([
  'list_assets',
  'count_assets',
  'get_asset',
  'export_assets',
]);

export function isInventoryQuestion(action: Action): boolean {
  return INVENTORY_QUESTIONS.has(action);
}

/** Words of operators for fields whose column is called otherwise. */
const FIELD_WORDS: Readonly<Record<string, AssetField>> = {
  ip: 'ip_address',
  address: 'ip_address',
  ram: 'memory_gb',
  memory: 'memory_gb',
  cpu: 'cpu_cores',
  cores: 'cpu_cores',
  disk: 'disk_gb',
  os: 'os_type',
  operating_system: 'os_type',
  type: 'device_type',
  site: 'data_center',
  location: 'data_center',
  data_centre: 'data_center',
  rack: 'rack_location',
  make: 'hardware_make',
  model: 'hardware_model',
  serial: 'serial_number',
  contact: 'support_contact',
};

const MAX_LIMIT = 500;
const MAX_GROUPS = 3;

/** The question that an understood request puts to the inventory. */
export function inventoryQuery(entities: readonly Entity[], { g }: Pick<UnderstandingOutput, 'g'>): Query {
  const said = (name: string): string => g.find(({ k }) => k === name)?.v.trim() ?? '';
  const limit = Number(said('limit') || said('count'));
  const format = said('format').toLowerCase();
  return {
    ...queryFromEntities(entities),
    group_by: fieldsIn(said('group_by')).slice(0, MAX_GROUPS),
    fields: fieldsIn(said('fields')),
    ...(Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT && { limit }),
    ...((format === 'csv' || format === 'json') && { format }),
  };
}

function fieldsIn(text: string): AssetField[] {
  const fields = text.split(/[,;+]|\band\b/i).flatMap((word) => {
    const name = word.trim().toLowerCase().replace(/\s+/g, '_');
    const known = AssetFieldSchema.safeParse(FIELD_WORDS[name] ?? name);
    return known.success ? [known.data] : [];
  });
  return [...new Set(fields)];
}
