import type { LinkedAsset } from '@app/assets';
import type { Entity } from '@app/contracts';
import { linkHost } from './host-links.js';
import { candidateOf, MOST_CANDIDATES, type NameFinding } from './name-finding.js';
import { similarNames } from './similar-names.js';

/** What there is to say of a host's name; `undefined` where it is known, or resembles nothing that is. */
export function hostFinding(entity: Entity, assets: readonly LinkedAsset[]): NameFinding | undefined {
  const written = entity.value;
  const finding = (candidates: readonly LinkedAsset[], readAs?: string): NameFinding => ({
    kind: 'host',
    written,
    ...(readAs !== undefined && { readAs }),
    candidates: candidates.slice(0, MOST_CANDIDATES).map(candidateOf),
  });
  const link = linkHost(entity, assets);
  switch (link?.kind) {
    case 'exact':
      return undefined;
    case 'host_part':
      return finding([], link.asset.name);
    case 'respelt':
    case 'prefix':
      return finding([link.asset], link.asset.name);
    case 'several':
      return finding(link.assets);
    case undefined: {
      const similar = entity.type === 'hostname' ? similarAssets(written, assets) : [];
      return similar.length > 0 ? finding(similar) : undefined;
    }
  }
}

/** A full name is compared with full names. */
function similarAssets(written: string, assets: readonly LinkedAsset[]): LinkedAsset[] {
  const labelOf = ({ name, hostname }: LinkedAsset): string =>
    written.includes('.') ? (hostname ?? name) : name;
  const byLabel = new Map(assets.map((asset) => [labelOf(asset), asset]));
  return similarNames(written, byLabel.keys(), MOST_CANDIDATES).flatMap((label) => byLabel.get(label) ?? []);
}
