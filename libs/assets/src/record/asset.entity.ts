import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AdditionalService, AssetValues } from './asset-input.js';

/** An asset as stored. Secrets are encrypted, are never selected unless asked for, and never leave this library. */
@Entity('assets')
export class Asset implements AssetValues {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) hostname: string | null;
  @Column('inet', { nullable: true }) ip_address: string | null;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text', { array: true }) tags: string[];

  @Column('text') device_type: AssetValues['device_type'];
  @Column('text', { nullable: true }) hardware_make: string | null;
  @Column('text', { nullable: true }) hardware_model: string | null;
  @Column('text', { nullable: true }) serial_number: string | null;
  @Column('int', { nullable: true }) cpu_cores: number | null;
  @Column('int', { nullable: true }) memory_gb: number | null;
  @Column('int', { nullable: true }) disk_gb: number | null;
  @Column('text') os_type: AssetValues['os_type'];
  @Column('text', { nullable: true }) os_version: string | null;

  @Column('text', { nullable: true }) physical_address: string | null;
  @Column('text', { nullable: true }) data_center: string | null;
  @Column('text', { nullable: true }) building: string | null;
  @Column('text', { nullable: true }) room: string | null;
  @Column('text', { nullable: true }) rack_position: string | null;
  @Column('text', { nullable: true }) rack_location: string | null;

  @Column('text') status: AssetValues['status'];
  @Column('text') environment: AssetValues['environment'];
  @Column('text') criticality: AssetValues['criticality'];
  @Column('text', { nullable: true }) owner: string | null;
  @Column('text', { nullable: true }) support_contact: string | null;
  @Column('text', { nullable: true }) contract_number: string | null;

  @Column('text', { nullable: true }) service_type: string | null;
  @Column('int', { nullable: true }) port: number | null;
  @Column('boolean') is_secure: boolean;
  @Column('text', { nullable: true }) database_type: string | null;
  @Column('text', { nullable: true }) database_name: string | null;
  @Column('jsonb') additional_services: AdditionalService[];

  @Column('text', { nullable: true }) credential_type: AssetValues['credential_type'];
  @Column('text', { nullable: true }) username: string | null;
  @Column('bytea', { nullable: true, select: false }) secret_encrypted: Buffer | null;
  @Column('bytea', { nullable: true, select: false }) passphrase_encrypted: Buffer | null;

  @Column('boolean') is_active: boolean;
  @Column('text') connection_status: AssetValues['connection_status'];
  @Column('text', { nullable: true }) notes: string | null;

  @Column('timestamptz') created_at: Date;
  @Column('timestamptz') updated_at: Date;
  @Column('text') created_by: string;
  @Column('text') updated_by: string;
}
