import { z } from 'zod';

/** Inventory fields that may be shown, compared, sorted and grouped by. */
export const ASSET_FIELDS = [
  'name',
  'hostname',
  'ip_address',
  'description',
  'tags',
  'device_type',
  'hardware_make',
  'hardware_model',
  'serial_number',
  'cpu_cores',
  'memory_gb',
  'disk_gb',
  'os_type',
  'os_version',
  'physical_address',
  'data_center',
  'building',
  'room',
  'rack_position',
  'rack_location',
  'status',
  'environment',
  'criticality',
  'owner',
  'support_contact',
  'contract_number',
  'service_type',
  'port',
  'is_secure',
  'credential_type',
  'username',
  'database_type',
  'database_name',
  'additional_services',
  'is_active',
  'connection_status',
  'notes',
] as const;
export const AssetFieldSchema = z.enum(ASSET_FIELDS);
export type AssetField = z.infer<typeof AssetFieldSchema>;

/**
 * What a filter may name: every asset field, and four notions that span several columns:
 * `os` (family or distribution), `service` (primary, additional or database service), `any_port`
 * (the port of any of these) and `site` (data centre code or city).
 */
export const FILTER_FIELDS = [...ASSET_FIELDS, 'os', 'service', 'any_port', 'site'] as const;
export const FilterFieldSchema = z.enum(FILTER_FIELDS);
export type FilterField = z.infer<typeof FilterFieldSchema>;

export const FILTER_OPERATORS = [
  'eq',
  'ne',
  'in',
  'not_in',
  'gt',
  'gte',
  'lt',
  'lte',
  'contains',
  'starts_with',
  'ends_with',
  'within',
] as const;
export const FilterOperatorSchema = z.enum(FILTER_OPERATORS);
export type FilterOperator = z.infer<typeof FilterOperatorSchema>;

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);

/** One comparison. `within` takes a CIDR range; `in` and `not_in` take lists. Text compares case-blind. */
export const FilterSchema = z.strictObject({
  field: FilterFieldSchema,
  operator: FilterOperatorSchema,
  value: z.union([scalar, z.array(scalar).min(1).max(50)]),
});
export type Filter = z.infer<typeof FilterSchema>;

/** Filters combined with and, or, not; at most eight levels deep (checked where it is compiled). */
export type FilterTree = Filter | { and: FilterTree[] } | { or: FilterTree[] } | { not: FilterTree };
export const FilterTreeSchema: z.ZodType<FilterTree> = z.lazy(() =>
  z.union([
    FilterSchema,
    z.strictObject({ and: z.array(FilterTreeSchema).min(1).max(50) }),
    z.strictObject({ or: z.array(FilterTreeSchema).min(1).max(50) }),
    z.strictObject({ not: FilterTreeSchema }),
  ]),
);

export const SortSchema = z.strictObject({ field: AssetFieldSchema, direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof SortSchema>;

/** An inventory question: all filters must hold; no fields means the standard columns. */
export const QuerySchema = z.strictObject({
  filters: z.array(FilterTreeSchema).max(20),
  group_by: z.array(AssetFieldSchema).max(3),
  fields: z.array(AssetFieldSchema).max(ASSET_FIELDS.length),
  sort: z.array(SortSchema).max(3).optional(),
  limit: z.number().int().min(1).max(500).optional(),
  format: z.enum(['csv', 'json']).optional(),
});
export type Query = z.infer<typeof QuerySchema>;
