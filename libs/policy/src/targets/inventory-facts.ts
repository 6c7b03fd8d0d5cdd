/** What policy needs to know of a record of the inventory. */
export interface AssetFact {
  readonly id: string;
  readonly name: string;
  readonly hostname: string | null;
  readonly ip_address: string | null;
  readonly environment: string;
  readonly database_name: string | null;
}

/** What the inventory tells about the names in a request. */
export interface InventoryFacts {
  /** The record with this name, FQDN, address or id, case ignored. */
  assetByReference(reference: string): AssetFact | undefined;
  /** The environments of the hosts that hold the named database, each once; empty where none is known. */
  environmentsOfDatabase(name: string): readonly string[];
}

const factsOf = new WeakMap<readonly AssetFact[], InventoryFacts>();

/** Facts over records in memory, such as those of an inventory snapshot; indexed once per list. */
export function inventoryFacts(assets: readonly AssetFact[]): InventoryFacts {
  const facts = factsOf.get(assets) ?? indexed(assets);
  factsOf.set(assets, facts);
  return facts;
}

function indexed(assets: readonly AssetFact[]): InventoryFacts {
  const byReference = new Map<string, AssetFact>();
  const environments = new Map<string, Set<string>>();
  // A name wins over a host name, that over an address: later entries replace earlier ones.
  for (const reference of ['id', 'ip_address', 'hostname', 'name'] as const) {
    for (const asset of assets) {
      const value = asset[reference];
      if (value) byReference.set(value.toLowerCase(), asset);
    }
  }
  for (const { database_name: database, environment } of assets) {
    if (!database) continue;
    const known = environments.get(database.toLowerCase()) ?? new Set<string>();
    environments.set(database.toLowerCase(), known.add(environment));
  }
  return {
    assetByReference: (reference) => byReference.get(reference.toLowerCase()),
    environmentsOfDatabase: (name) => [...(environments.get(name.toLowerCase()) ?? [])],
  };
}
