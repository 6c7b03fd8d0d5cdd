import { z } from 'zod';

/** Closed sets of the inventory. The database checks the same lists. */
export const DEVICE_TYPES = [
  'server',
  'workstation',
  'network_device',
  'storage',
  'database',
  'container',
  'other',
] as const;
export const OS_TYPES = ['linux', 'windows', 'macos', 'unix', 'other'] as const;
export const ASSET_STATUSES = ['active', 'inactive', 'maintenance', 'decommissioned'] as const;
export const ENVIRONMENTS = ['production', 'staging', 'development', 'test'] as const;
export const CRITICALITIES = ['critical', 'high', 'medium', 'low'] as const;
export const CREDENTIAL_TYPES = [
  'username_password',
  'ssh_key',
  'api_key',
  'bearer_token',
  'certificate',
] as const;
export const CONNECTION_STATUSES = ['connected', 'failed', 'timeout', 'unknown'] as const;

/** Text as the database takes it. */
const text = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .max(maxCharacters)
    .refine((value) => !value.includes('\0'), 'must not hold a NUL character');

const PortSchema = z.number().int().min(1).max(65_535);

/** A service beside the asset's primary one. */
export const AdditionalServiceSchema = z.strictObject({
  service_type: text(100).min(1),
  port: PortSchema,
  is_secure: z.boolean(),
});
export type AdditionalService = z.infer<typeof AdditionalServiceSchema>;

const line = text(255).min(1).nullable().default(null);
const size = z.number().int().min(0).max(1_000_000).nullable().default(null);

/** An asset as a caller gives it. Name and environment are required; unknown fields are errors; secrets are no fields. */
export const AssetInputSchema = z.strictObject({
  name: text(253)
    .min(1)
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u,
      'must start with a letter or digit and hold no other signs than . _ - and spaces',
    ),
  hostname: line,
  ip_address: z.union([z.ipv4(), z.ipv6()]).nullable().default(null),
  description: text(2000).nullable().default(null),
  tags: z.array(text(100).min(1)).max(50).default([]),
  device_type: z.enum(DEVICE_TYPES).default('other'),
  hardware_make: line,
  hardware_model: line,
  serial_number: line,
  cpu_cores: size,
  memory_gb: size,
  disk_gb: size,
  os_type: z.enum(OS_TYPES).default('other'),
  os_version: line,
  physical_address: line,
  data_center: line,
  building: line,
  room: line,
  rack_position: line,
  rack_location: line,
  status: z.enum(ASSET_STATUSES).default('active'),
  environment: z.enum(ENVIRONMENTS),
  criticality: z.enum(CRITICALITIES).default('medium'),
  owner: line,
  support_contact: line,
  contract_number: line,
  service_type: line,
  port: PortSchema.nullable().default(null),
  is_secure: z.boolean().default(false),
  credential_type: z.enum(CREDENTIAL_TYPES).nullable().default(null),
  username: line,
  database_type: line,
  database_name: line,
  additional_services: z.array(AdditionalServiceSchema).max(50).default([]),
  is_active: z.boolean().default(true),
  connection_status: z.enum(CONNECTION_STATUSES).default('unknown'),
  notes: text(5000).nullable().default(null),
});
/** What a caller may leave out is optional here. */
export type AssetInput = z.input<typeof AssetInputSchema>;
/** A validated asset with every field present. */
export type AssetValues = z.output<typeof AssetInputSchema>;
