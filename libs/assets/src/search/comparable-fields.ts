import type { FilterField } from '@app/contracts';
import {
  ASSET_STATUSES,
  CONNECTION_STATUSES,
  CREDENTIAL_TYPES,
  CRITICALITIES,
  DEVICE_TYPES,
  ENVIRONMENTS,
  OS_TYPES,
} from '../record/asset-input.js';
import type { ComparableField } from './comparison.js';
import { address, choice, number, text, yesOrNo } from './field-kinds.js';
import { ADDITIONAL_SERVICES, offeredService } from './offered-service.js';
import { operatingSystem } from './operating-system.js';

const column = (name: string): ComparableField => text({ text: name });

/** A port of an additional service; NULL where somebody stored something else than a number. */
const ADDITIONAL_PORT = `CASE jsonb_typeof(item->'port') WHEN 'number' THEN (item->>'port')::numeric END`;

/** How each field of the language is compared. */
export const COMPARABLE_FIELDS: Readonly<Record<FilterField, ComparableField>> = {
  name: column('name'),
  hostname: text({ text: 'hostname' }, { text: `split_part(hostname, '.', 1)` }),
  ip_address: address('ip_address'),
  description: column('description'),
  tags: text({ text: 'item', items: 'unnest(tags)' }),
  device_type: choice('device_type', DEVICE_TYPES),
  hardware_make: column('hardware_make'),
  hardware_model: column('hardware_model'),
  serial_number: column('serial_number'),
  cpu_cores: number({ value: 'cpu_cores' }),
  memory_gb: number({ value: 'memory_gb' }),
  disk_gb: number({ value: 'disk_gb' }),
  os_type: choice('os_type', OS_TYPES),
  os_version: column('os_version'),
  physical_address: column('physical_address'),
  data_center: column('data_center'),
  building: column('building'),
  room: column('room'),
  rack_position: column('rack_position'),
  rack_location: column('rack_location'),
  status: choice('status', ASSET_STATUSES),
  environment: choice('environment', ENVIRONMENTS),
  criticality: choice('criticality', CRITICALITIES),
  owner: column('owner'),
  support_contact: column('support_contact'),
  contract_number: column('contract_number'),
  service_type: column('service_type'),
  port: number({ value: 'port' }),
  is_secure: yesOrNo('is_secure'),
  credential_type: choice('credential_type', CREDENTIAL_TYPES),
  username: column('username'),
  database_type: column('database_type'),
  database_name: column('database_name'),
  additional_services: text({ text: `item->>'service_type'`, items: ADDITIONAL_SERVICES }),
  is_active: yesOrNo('is_active'),
  connection_status: choice('connection_status', CONNECTION_STATUSES),
  notes: column('notes'),
  os: operatingSystem,
  service: offeredService,
  any_port: number({ value: 'port' }, { value: ADDITIONAL_PORT, items: ADDITIONAL_SERVICES }),
  site: text({ text: 'data_center' }, { text: 'physical_address' }),
};
