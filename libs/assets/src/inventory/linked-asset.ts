import type { AssetValues } from '../record/asset-input.js';

/** A service that an asset offers, primary or additional. */
export interface LinkedService {
  readonly service_type: string;
  readonly port: number | null;
}

/** What linking a request to the inventory needs of an asset, and no more. */
export interface LinkedAsset extends Readonly<
  Pick<
    AssetValues,
    | 'name'
    | 'hostname'
    | 'ip_address'
    | 'device_type'
    | 'environment'
    | 'os_type'
    | 'os_version'
    | 'data_center'
    | 'physical_address'
    | 'owner'
    | 'database_type'
    | 'database_name'
    | 'hardware_make'
    | 'hardware_model'
    | 'status'
    | 'is_active'
  >
> {
  readonly id: string;
  readonly tags: readonly string[];
  /** The primary service first. */
  readonly services: readonly LinkedService[];
}

/** The linked form of an asset's record. */
export function linkedAsset(asset: AssetValues & { readonly id: string }): LinkedAsset {
  const primary = asset.service_type === null ? [] : [{ service_type: asset.service_type, port: asset.port }];
  return {
    id: asset.id,
    name: asset.name,
    hostname: asset.hostname,
    ip_address: asset.ip_address,
    device_type: asset.device_type,
    environment: asset.environment,
    os_type: asset.os_type,
    os_version: asset.os_version,
    data_center: asset.data_center,
    physical_address: asset.physical_address,
    owner: asset.owner,
    tags: asset.tags,
    services: [
      ...primary,
      ...asset.additional_services.map(({ service_type, port }) => ({ service_type, port })),
    ],
    database_type: asset.database_type,
    database_name: asset.database_name,
    hardware_make: asset.hardware_make,
    hardware_model: asset.hardware_model,
    status: asset.status,
    is_active: asset.is_active,
  };
}
