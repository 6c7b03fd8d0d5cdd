import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lists are frozen here as they were: a migration that has run must not change with the code. */
export class CreateAssets1700000001000 implements MigrationInterface {
  readonly name = 'CreateAssets1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assets (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        hostname text,
        ip_address inet,
        description text,
        tags text[] NOT NULL DEFAULT '{}',
        device_type text NOT NULL CHECK (device_type IN
          ('server', 'workstation', 'network_device', 'storage', 'database', 'container', 'other')),
        hardware_make text,
        hardware_model text,
        serial_number text,
        cpu_cores integer CHECK (cpu_cores >= 0),
        memory_gb integer CHECK (memory_gb >= 0),
        disk_gb integer CHECK (disk_gb >= 0),
        os_type text NOT NULL CHECK (os_type IN ('linux', 'windows', 'macos', 'unix', 'other')),
        os_version text,
        physical_address text,
        data_center text,
        building text,
        room text,
        rack_position text,
        rack_location text,
        status text NOT NULL CHECK (status IN ('active', 'inactive', 'maintenance', 'decommissioned')),
        environment text NOT NULL CHECK (environment IN ('production', 'staging', 'development', 'test')),
        criticality text NOT NULL CHECK (criticality IN ('critical', 'high', 'medium', 'low')),
        owner text,
        support_contact text,
        contract_number text,
        service_type text,
        port integer CHECK (port BETWEEN 1 AND 65535),
        is_secure boolean NOT NULL DEFAULT false,
        database_type text,
        database_name text,
        additional_services jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(additional_services) = 'array'),
        credential_type text CHECK (credential_type IN
          ('username_password', 'ssh_key', 'api_key', 'bearer_token', 'certificate')),
        username text,
        secret_encrypted bytea,
        passphrase_encrypted bytea,
        is_active boolean NOT NULL DEFAULT true,
        connection_status text NOT NULL DEFAULT 'unknown' CHECK (connection_status IN
          ('connected', 'failed', 'timeout', 'unknown')),
        notes text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        updated_by text NOT NULL
      )`);
    await this.createIndexes(runner);
    await this.createEpochTriggers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assets');
    await runner.query('DROP FUNCTION bump_inventory_epoch()');
    await runner.query('DROP FUNCTION bump_asset_epoch()');
  }

  /** Names are unique whatever their case, since requests are matched without it. */
  private async createIndexes(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX assets_name ON assets (lower(name))');
    await runner.query('CREATE INDEX assets_name_order ON assets (lower(name) COLLATE "C")');
    await runner.query(`CREATE INDEX assets_short_name ON assets (lower(split_part(hostname, '.', 1)))`);
    for (const column of ['hostname', 'data_center', 'owner', 'service_type', 'os_version']) {
      await runner.query(`CREATE INDEX assets_${column} ON assets (lower(${column}))`);
    }
    for (const column of ['ip_address', 'device_type', 'environment', 'os_type', 'status']) {
      await runner.query(`CREATE INDEX assets_${column} ON assets (${column})`);
    }
  }

  /**
   * Caches learn of a change by counters that move in the transaction of the change, whoever makes it. The counter of
   * the whole inventory moves before the rows are touched, so writers queue at one place and cannot block each other
   * crosswise.
   */
  private async createEpochTriggers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO cache_epochs (name, value, moved_in) VALUES ('inventory', 0, pg_current_xact_id())
      ON CONFLICT DO NOTHING`);
    await runner.query(`
      CREATE FUNCTION bump_inventory_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM bump_cache_epoch('inventory');
        IF TG_OP = 'TRUNCATE' THEN PERFORM bump_cache_epoch('asset:' || id) FROM assets; END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_inventory_epoch BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON assets
      FOR EACH STATEMENT EXECUTE FUNCTION bump_inventory_epoch()`);
    await runner.query(`
      CREATE FUNCTION bump_asset_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN PERFORM bump_cache_epoch('asset:' || OLD.id); END IF;
        IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW.id <> OLD.id) THEN
          PERFORM bump_cache_epoch('asset:' || NEW.id);
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_asset_epoch AFTER INSERT OR UPDATE OR DELETE ON assets
      FOR EACH ROW EXECUTE FUNCTION bump_asset_epoch()`);
  }
}
