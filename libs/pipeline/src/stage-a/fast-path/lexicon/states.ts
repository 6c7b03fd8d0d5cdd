import { entity, filter, type Fact } from '../meaning/fact.js';
import type { AssetField, FilterField } from '@app/contracts';

const environment = (value: string): Fact[] => [
  entity('environment', value),
  filter({ field: 'environment', operator: 'eq', value }),
];
const equal = (field: FilterField, value: string | boolean): Fact[] => [
  filter({ field, operator: 'eq', value }),
];
const compare = (operator: 'gt' | 'gte' | 'lt' | 'lte' | 'eq'): Fact[] => [{ kind: 'comparison', operator }];

/** Environments with their aliases, and states an inventory record can be in. */
export const STATES: Readonly<Record<string, Readonly<Record<string, readonly Fact[]>>>> = {
  ENV: {
    production: environment('production'),
    prod: environment('production'),
    prd: environment('production'),
    staging: environment('staging'),
    stage: environment('staging'),
    stg: environment('staging'),
    development: environment('development'),
    dev: environment('development'),
    test: environment('test'),
    testing: environment('test'),
    qa: environment('test'),
    testumgebung: environment('test'),
    produktion: environment('production'),
    producción: environment('production'),
    produção: environment('production'),
    entwicklung: environment('development'),
    desarrollo: environment('development'),
  },
  NOT_ENV: {
    'non-production': environment('production'),
    nonproduction: environment('production'),
    'non-prod': environment('production'),
    nonprod: environment('production'),
    'non production': environment('production'),
    'non prod': environment('production'),
  },
  STATUS: {
    active: equal('is_active', true),
    inactive: equal('is_active', false),
    decommissioned: equal('status', 'decommissioned'),
    retired: equal('status', 'decommissioned'),
    decommisioned: equal('status', 'decommissioned'),
    decomissioned: equal('status', 'decommissioned'),
    'under maintenance': equal('status', 'maintenance'),
    'in maintenance': equal('status', 'maintenance'),
    connected: equal('connection_status', 'connected'),
    disconnected: equal('connection_status', 'disconnected'),
  },
  CRITICALITY: {
    critical: equal('criticality', 'critical'),
    'rated critical': equal('criticality', 'critical'),
    'high criticality': equal('criticality', 'high'),
    'medium criticality': equal('criticality', 'medium'),
    'low criticality': equal('criticality', 'low'),
    'rated high': equal('criticality', 'high'),
    'rated medium': equal('criticality', 'medium'),
    'rated low': equal('criticality', 'low'),
    'rated medium criticality': equal('criticality', 'medium'),
    'business critical': equal('criticality', 'critical'),
    'business-critical': equal('criticality', 'critical'),
  },
  MORE_THAN: {
    'more than': compare('gt'),
    over: compare('gt'),
    above: compare('gt'),
    'greater than': compare('gt'),
    'bigger than': compare('gt'),
    'larger than': compare('gt'),
    exceeding: compare('gt'),
    '>': compare('gt'),
    '>=': compare('gte'),
    'at least': compare('gte'),
    'not less than': compare('gte'),
    'no less than': compare('gte'),
    'a minimum of': compare('gte'),
    'less than': compare('lt'),
    'fewer than': compare('lt'),
    below: compare('lt'),
    under: compare('lt'),
    'smaller than': compare('lt'),
    '<': compare('lt'),
    '<=': compare('lte'),
    'at most': compare('lte'),
    'up to': compare('lte'),
    'no more than': compare('lte'),
    'not more than': compare('lte'),
    exactly: compare('eq'),
  },
  OR_MORE: {
    'or more': compare('gte'),
    'or above': compare('gte'),
    'or greater': compare('gte'),
    'and more': compare('gte'),
    'and above': compare('gte'),
    'and up': compare('gte'),
    'or less': compare('lte'),
    'or fewer': compare('lte'),
    'or below': compare('lte'),
  },
  UNIT: Object.fromEntries(
    ['gb', 'gib', 'gig', 'gigs', 'g', 'gigabytes', 'gigabyte', 'gbs'].map((name) => [
      name,
      [{ kind: 'unit', unit: 'gb' }],
    ]),
  ),
  BIG_UNIT: Object.fromEntries(
    ['tb', 'tib', 'terabytes', 'terabyte'].map((name) => [name, [{ kind: 'unit', unit: 'tb' }]]),
  ),
};

/** Hardware figures that are compared ("more than 64 GB of memory") and asked for ("how much memory"). */
const measure = (field: AssetField): Fact[] => [{ kind: 'field', field }];
export const MEASURES: Readonly<Record<string, Readonly<Record<string, readonly Fact[]>>>> = {
  MEASURE: {
    memory: measure('memory_gb'),
    ram: measure('memory_gb'),
    mem: measure('memory_gb'),
    cores: measure('cpu_cores'),
    'cpu cores': measure('cpu_cores'),
    cpus: measure('cpu_cores'),
    core: measure('cpu_cores'),
    disk: measure('disk_gb'),
    'disk space': measure('disk_gb'),
    storage: measure('disk_gb'),
    'disk capacity': measure('disk_gb'),
  },
};
