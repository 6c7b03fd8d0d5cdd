import fc from 'fast-check';
import { sampleAssets } from '@app/assets';
import {
  ASSET_FIELDS,
  type AssetField,
  type Filter,
  type FilterField,
  type FilterTree,
} from '@app/contracts';

const assets = sampleAssets();

/** Values that occur, so that filters select something, beside some that do not. */
const occurring = (field: AssetField): string[] => {
  const values = assets.flatMap((asset): unknown[] => [asset[field]].flat());
  return [...new Set(values.filter((value) => typeof value === 'string'))];
};

const NUMBERS: readonly FilterField[] = ['cpu_cores', 'memory_gb', 'disk_gb', 'port', 'any_port'];
const BOOLEANS: readonly FilterField[] = ['is_active', 'is_secure'];
const CHOICES: readonly AssetField[] = [
  'device_type',
  'os_type',
  'status',
  'environment',
  'criticality',
  'credential_type',
  'connection_status',
];
const OTHERS: readonly AssetField[] = ['ip_address', 'additional_services'];
const TEXTS = ASSET_FIELDS.filter(
  (field) => ![...NUMBERS, ...BOOLEANS, ...CHOICES, ...OTHERS].includes(field),
);

const lists = fc.constantFrom('in' as const, 'not_in' as const);
const singles = fc.constantFrom('eq' as const, 'ne' as const);
const anyCase = (text: string) => fc.constantFrom(text, text.toUpperCase());
const hostile = fc.constantFrom('%', '_', '\\', "'; DROP TABLE assets --", '$1', 'none', '"');
const partOf = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 5 }))
    .map(([start, length]) => text.slice(start, start + length));

function equality(field: FilterField, value: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<Filter> {
  return fc.oneof(
    fc.record({ field: fc.constant(field), operator: singles, value }),
    fc.record({
      field: fc.constant(field),
      operator: lists,
      value: fc.array(value, { minLength: 1, maxLength: 4 }),
    }),
  );
}

function textual(field: FilterField, values: readonly string[]): fc.Arbitrary<Filter> {
  const known = values.length > 0 ? fc.constantFrom(...values) : hostile;
  const operator = fc.constantFrom('contains' as const, 'starts_with' as const, 'ends_with' as const);
  const value = fc.oneof(known.chain(partOf), hostile).filter((part) => part.trim() !== '');
  return fc.oneof(
    equality(field, fc.oneof(known.chain(anyCase), hostile)),
    fc.record({ field: fc.constant(field), operator, value }),
  );
}

const numeric = (field: FilterField): fc.Arbitrary<Filter> => {
  const value = fc.oneof(
    fc.constantFrom(4, 8, 16, 22, 32, 64, 443, 960, 8080),
    fc.integer({ min: -1, max: 70_000 }),
    fc.constant(63.5),
  );
  const operator = fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'lte' as const);
  return fc.oneof(equality(field, value), fc.record({ field: fc.constant(field), operator, value }));
};

const addresses = occurring('ip_address');
const ranged: fc.Arbitrary<Filter> = fc.record({
  field: fc.constant('ip_address' as const),
  operator: fc.constant('within' as const),
  value: fc
    .tuple(fc.constantFrom(...addresses), fc.integer({ min: 0, max: 32 }))
    .map(([address, bits]) => `${address}/${bits}`),
});

const systems = [
  'linux',
  'windows',
  'other',
  'Ubuntu',
  'ubuntu 24',
  'ubuntu 24.04',
  'debian',
  'debian 1',
  'rhel',
  'windows server',
];

const comparison: fc.Arbitrary<Filter> = fc.oneof(
  ...TEXTS.map((field) => textual(field, occurring(field))),
  ...CHOICES.map((field) => equality(field, fc.constantFrom(...occurring(field)).chain(anyCase))),
  ...NUMBERS.map(numeric),
  ...BOOLEANS.map((field) => equality(field, fc.boolean())),
  equality('ip_address', fc.constantFrom(...addresses, '192.0.2.1', '2001:db8::1')),
  ranged,
  textual('service', ['nginx', 'iis', 'http', 'redis', 'mysql', 'snmp']),
  textual('additional_services', ['nginx', 'iis', 'http', 'snmp']),
  textual('site', ['FRA1', 'Ashburn', 'SIN1']),
  equality('os', fc.constantFrom(...systems)),
);

/** Filters of up to four levels over every field, with values that occur and values that try to break out. */
export const filterTrees: fc.Arbitrary<FilterTree> = fc.letrec<{ tree: FilterTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.record({ and: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;
