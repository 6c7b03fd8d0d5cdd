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
  assetById(id: string): AssetFact | undefined;
  /** The one record with this name, FQDN, address or id, case ignored; `undefined` for none and for several. */
  assetByReference(reference: string): AssetFact | undefined;
  /** The environments of every record that a reference may stand for, each once; empty where none is known. */
  environmentsOfHost(reference: string): readonly string[];
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
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const byDatabase = groupedBy(assets, 'database_name');
  // A name wins over a host name, that over an address: later entries replace earlier ones.
  const byReference = new Map(
    (['id', 'ip_address', 'hostname', 'name'] as const).flatMap((field) => [...groupedBy(assets, field)]),
  );
  return {
    assetById: (id) => byId.get(id),
    assetByReference: (reference) => {
      const [only, another] = byReference.get(reference.toLowerCase()) ?? [];
      return another ? undefined : only;
    },
    environmentsOfHost: (reference) => environmentsOf(byReference.get(reference.toLowerCase())),
    environmentsOfDatabase: (name) => environmentsOf(byDatabase.get(name.toLowerCase())),
  };
}

function groupedBy(assets: readonly AssetFact[], field: keyof AssetFact): Map<string, AssetFact[]> {
  const named = assets.filter((asset) => asset[field]);
  return Map.groupBy(named, (asset) => String(asset[field]).toLowerCase());
}

function environmentsOf(assets: readonly AssetFact[] = []): string[] {
  return [...new Set(assets.map(({ environment }) => environment))];
}
