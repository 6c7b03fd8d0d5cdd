import type { AssetField } from '@app/contracts';
import type { Fact } from '../meaning/fact.js';

/** How operators name the fields of an inventory record. */
const NAMES: readonly (readonly [readonly AssetField[], readonly string[]])[] = [
  [['name'], ['name', 'names']],
  [['hostname'], ['hostname', 'hostnames', 'fqdn', 'fqdns', 'full name', 'dns name', 'host name']],
  [
    ['ip_address'],
    ['ip', 'ips', 'ip address', 'ip addresses', 'address', 'addresses', 'ip addr', 'ipv4 address', 'addr'],
  ],
  [['description'], ['description', 'descriptions']],
  [['tags'], ['tags', 'tag', 'labels']],
  [['device_type'], ['device type', 'device types', 'asset type', 'type', 'types']],
  [['hardware_make'], ['make', 'makes', 'manufacturer', 'vendor', 'vendors', 'hardware make', 'brand']],
  [['hardware_model'], ['model', 'models', 'hardware model']],
  [['serial_number'], ['serial', 'serial number', 'serial numbers', 'serials', 'serial no']],
  [['cpu_cores'], ['cores', 'cpu cores', 'core count', 'number of cores', 'cpu count']],
  [
    ['os_version'],
    [
      'os version',
      'operating system version',
      'version of the os',
      'version of os',
      'os release',
      'os versions',
    ],
  ],
  [
    ['os_type', 'os_version'],
    ['os', 'operating system', 'operating systems'],
  ],
  [['physical_address'], ['physical address', 'city', 'cities']],
  [
    ['data_center'],
    [
      'data center',
      'data centre',
      'datacenter',
      'datacentre',
      'site',
      'dc',
      'data centers',
      'data centres',
      'sites',
    ],
  ],
  [['building'], ['building', 'buildings']],
  [['room'], ['room', 'rooms']],
  [['rack_position'], ['rack position', 'rack unit']],
  [['rack_location'], ['rack', 'racks', 'rack location']],
  [
    ['physical_address', 'data_center', 'building', 'room', 'rack_location', 'rack_position'],
    ['location', 'locations'],
  ],
  [['environment'], ['environment', 'env', 'environments']],
  [['criticality'], ['criticality']],
  [
    ['owner'],
    [
      'owner',
      'owners',
      'owning team',
      'team',
      'teams',
      'besitzer',
      'eigentümer',
      'propriétaire',
      'propietario',
      'dueño',
    ],
  ],
  [['support_contact'], ['support contact', 'support contacts', 'support']],
  [['contract_number'], ['contract number', 'contract', 'support contract', 'contract no']],
  [['database_name'], ['database name']],
  [['connection_status'], ['connection status']],
  [['notes'], ['notes']],
];

/** Figures that are inventory fields beside a list of assets, but live figures when asked of one host. */
const HARDWARE: readonly (readonly [readonly AssetField[], readonly string[]])[] = [
  [['memory_gb'], ['memory', 'ram', 'memory size', 'installed memory', 'amount of memory', 'amount of ram']],
  [['disk_gb'], ['disk', 'disk size', 'disk capacity', 'storage size']],
  [['status'], ['status', 'inventory status', 'lifecycle status']],
  [['port'], ['port', 'ports']],
  [['service_type'], ['service', 'services']],
];

type Terms = Record<string, readonly Fact[]>;
const terms = (names: typeof NAMES): Terms =>
  Object.fromEntries(
    names.flatMap(([fields, words]) =>
      words.map((word) => [word, fields.map((field): Fact => ({ kind: 'field', field }))]),
    ),
  );

/** Names that are verbs too: before a host they may be an order ("tag web-prod-01"). */
const ALSO_VERBS = new Set([
  'tag',
  'make',
  'support',
  'name',
  'address',
  'type',
  'model',
  'contract',
  'team',
  'rack',
  'room',
]);
const FIELD = terms(NAMES);

export const FIELDS: Readonly<Record<'FIELD' | 'TERSE_FIELD' | 'HARDWARE', Terms>> = {
  FIELD,
  TERSE_FIELD: Object.fromEntries(Object.entries(FIELD).filter(([word]) => !ALSO_VERBS.has(word))),
  HARDWARE: terms(HARDWARE),
};
