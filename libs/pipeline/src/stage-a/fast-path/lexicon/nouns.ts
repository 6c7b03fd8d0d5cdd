import type { FilterTree } from '@app/contracts';
import { entity, filter, type Fact } from '../meaning/fact.js';

interface NounDeclaration {
  readonly singular: string;
  readonly plural: readonly string[];
  readonly facts: readonly Fact[];
}

const deviceType = (value: string): Fact[] => [
  entity('asset_type', value),
  filter({ field: 'device_type', operator: 'eq', value }),
];
const tagged = (value: string): FilterTree => ({ field: 'tags', operator: 'eq', value });
const network = (tag: string): Fact[] => [entity('asset_type', 'network_device'), filter(tagged(tag))];

/** Kinds of network gear are one device type; their tag tells them apart. */
const DECLARATIONS: readonly NounDeclaration[] = [
  {
    singular: 'server',
    plural: ['servers', 'srvs', 'srv', 'servidores', 'serveurs', 'servern'],
    facts: deviceType('server'),
  },
  { singular: 'workstation', plural: ['workstations', 'desktops', 'pcs'], facts: deviceType('workstation') },
  { singular: 'container', plural: ['containers'], facts: deviceType('container') },
  {
    singular: 'network device',
    plural: [
      'network devices',
      'network gear',
      'network equipment',
      'networking gear',
      'network kit',
      'networking devices',
      'network boxes',
      'network hardware',
      'equipos de red',
      'netzwerkgeräte',
    ],
    facts: deviceType('network_device'),
  },
  {
    singular: 'storage system',
    plural: [
      'storage systems',
      'storage',
      'storage arrays',
      'storage devices',
      'storage boxes',
      'storage units',
    ],
    facts: deviceType('storage'),
  },
  { singular: 'storage array', plural: [], facts: deviceType('storage') },
  { singular: 'firewall', plural: ['firewalls'], facts: network('fw') },
  { singular: 'switch', plural: ['switches'], facts: network('sw') },
  { singular: 'router', plural: ['routers'], facts: network('rtr') },
  {
    singular: 'load balancer',
    plural: ['load balancers', 'load-balancers', 'loadbalancers', 'lbs'],
    facts: network('lb'),
  },
  { singular: 'load-balancer', plural: [], facts: network('lb') },
  { singular: 'vpn gateway', plural: ['vpn gateways'], facts: network('vpn') },
  {
    singular: 'database server',
    plural: [
      'database servers',
      'db servers',
      'databases',
      'dbs',
      'database hosts',
      'db hosts',
      'database machines',
      'database boxes',
    ],
    facts: [entity('asset_type', 'database'), filter(tagged('db'))],
  },
  {
    singular: 'mac',
    plural: ['macs'],
    facts: [entity('os', 'macos'), filter({ field: 'os', operator: 'eq', value: 'macos' })],
  },
];

/** Words for any asset. */
const ANY_SINGULAR = [
  'host',
  'machine',
  'box',
  'asset',
  'system',
  'device',
  'node',
  'record',
  'instance',
  'computer',
  'inventory record',
];
const ANY_PLURAL = [
  'hardware',
  'kit',
  'stuff',
  'units',
  'boxs',
  'vms',
  'virtual machines',
  'things',
  'equipos',
  'máquinas',
  'maschinen',
  'rechner',
  'geräte',
  'ordenadores',
  'gear',
  'equipment',
  'hosts',
  'machines',
  'boxes',
  'assets',
  'systems',
  'devices',
  'nodes',
  'records',
  'instances',
  'computers',
  'inventory records',
  'inventory entries',
  'entries',
];

/** Words for all assets at once. */
const ALL_THINGS = ['everything', 'anything', 'all assets', 'whatever', 'every asset', 'all things'];

type Terms = Record<string, readonly Fact[]>;
const plural = (value: boolean): Fact => ({ kind: 'scope', plural: value });

/** Nouns that select assets. `NOUN` tells a type apart, `ANY_NOUN` does not; both know their number. */
export const NOUNS: Readonly<Record<'NOUN' | 'ANY_NOUN' | 'ALL_THINGS', Terms>> = {
  NOUN: Object.fromEntries(
    DECLARATIONS.flatMap(({ singular, plural: plurals, facts }) => [
      [singular, [...facts, plural(false)]],
      ...plurals.map((word) => [word, [...facts, plural(true)]]),
    ]),
  ) as Terms,
  ALL_THINGS: Object.fromEntries(ALL_THINGS.map((words) => [words, [plural(true)]])) as Terms,
  ANY_NOUN: Object.fromEntries([
    ...ANY_SINGULAR.map((word) => [word, [plural(false)]]),
    ...ANY_PLURAL.map((word) => [word, [plural(true)]]),
  ]) as Terms,
};
