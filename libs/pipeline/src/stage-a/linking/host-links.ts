import type { LinkedAsset } from '@app/assets';
import type { Entity } from '@app/contracts';
import { partsOf, respelling } from './name-forms.js';

/**
 * How a name leads to a record, the surest first.
 * - `exact`: its name, FQDN, address or id
 * - `host_part`: the first part of its FQDN
 * - `respelt`: its name or FQDN with other separators or other leading zeros
 * - `prefix`: the first parts of its name or FQDN, whole numbers only
 */
export type LinkKind = 'exact' | 'host_part' | 'respelt' | 'prefix';

/** The one record that a name stands for, or the several that it may stand for equally well. */
export type HostLink =
  | { readonly kind: LinkKind; readonly asset: LinkedAsset }
  | { readonly kind: 'several'; readonly assets: readonly LinkedAsset[] };

interface Level {
  readonly kind: LinkKind;
  /** What the record is called on this level. */
  readonly keysOf: (asset: LinkedAsset) => readonly (string | null)[];
  readonly read: (written: string) => string;
}

const asWritten = (written: string): string => written.toLowerCase();
const labelsOf = ({ name, hostname }: LinkedAsset): string[] =>
  hostname === null ? [name] : [name, hostname];
const hostPartOf = ({ hostname }: LinkedAsset): string => hostname?.split('.')[0] ?? '';

/** Tried in this order; the first that knows a name decides. A name of the inventory is unique, the others may be shared. */
const LEVELS: readonly Level[] = [
  { kind: 'exact', keysOf: ({ name }) => [name], read: asWritten },
  { kind: 'exact', keysOf: ({ hostname }) => [hostname], read: asWritten },
  { kind: 'exact', keysOf: ({ ip_address: address }) => [address], read: asWritten },
  { kind: 'exact', keysOf: ({ id }) => [id], read: asWritten },
  { kind: 'host_part', keysOf: (asset) => [hostPartOf(asset)], read: asWritten },
  {
    kind: 'respelt',
    keysOf: (asset) => [...labelsOf(asset), hostPartOf(asset)].map(respelling),
    read: respelling,
  },
  {
    kind: 'prefix',
    keysOf: (asset) => labelsOf(asset).flatMap(beginningsOf),
    read: (written) => partsOf(written).join('-'),
  },
];

function beginningsOf(label: string): string[] {
  const parts = partsOf(label);
  return parts.slice(1).map((_part, at) => parts.slice(0, at + 1).join('-'));
}

type Records = ReadonlyMap<string, readonly LinkedAsset[]>;

const recordsOf = new WeakMap<readonly LinkedAsset[], Map<Level, Records>>();

/**
 * The record that a host or an address stands for; `undefined` for none. An address is never read loosely.
 * Each level is indexed once per list of records, when it is first needed.
 */
export function linkHost(
  { type, value }: Pick<Entity, 'type' | 'value'>,
  assets: readonly LinkedAsset[],
): HostLink | undefined {
  const known = recordsOf.get(assets) ?? new Map<Level, Records>();
  recordsOf.set(assets, known);
  for (const level of LEVELS) {
    if (type !== 'hostname' && level.kind !== 'exact') return undefined;
    const records = known.get(level) ?? indexed(level, assets);
    known.set(level, records);
    const [only, ...others] = records.get(level.read(value)) ?? [];
    if (only && others.length > 0) return { kind: 'several', assets: [only, ...others] };
    if (only) return { kind: level.kind, asset: only };
  }
  return undefined;
}

function indexed(level: Level, assets: readonly LinkedAsset[]): Records {
  const records = new Map<string, LinkedAsset[]>();
  for (const asset of assets) {
    for (const key of new Set(level.keysOf(asset).map((name) => name?.toLowerCase()))) {
      if (!key) continue;
      const named = records.get(key);
      if (named) named.push(asset);
      else records.set(key, [asset]);
    }
  }
  return records;
}
