import type { LinkedAsset } from '@app/assets';
import type { Candidate, Entity } from '@app/contracts';
import { SERVICES } from '../fast-path/lexicon/platforms.js';
import { MOST_CANDIDATES, type NameFinding } from './name-finding.js';
import { misspeltNames, similarNames } from './similar-names.js';

/** Shorter names are one edit away from too many others. */
const SHORTEST = 4;

/** Services that operators name, whether or not the inventory has them: it does not hold all that runs. */
const LEXICON: ReadonlySet<string> = new Set([
  ...Object.keys(SERVICES.DAEMON),
  ...Object.keys(SERVICES.DATABASE_DAEMON),
]);

/** What stands before and behind a name that is meant as it is written. */
const QUOTES = ['""', "''", '``', '“”', '‘’', '„“', '«»'];

const inventoryServices = new WeakMap<readonly LinkedAsset[], ReadonlySet<string>>();

/**
 * What there is to say of the name of a service or an application: something where nobody knows it and it resembles
 * one that the hosts offer, or a known one. `undefined` for a known name, one that resembles none, and one in quotes.
 */
export function serviceFinding(
  { value: written }: Entity,
  hosts: readonly LinkedAsset[],
  assets: readonly LinkedAsset[],
  text: string,
): NameFinding | undefined {
  const inventory = inventoryServices.get(assets) ?? servicesOf(assets);
  inventoryServices.set(assets, inventory);
  const isKnown = namesOf(written).some((name) => LEXICON.has(name) || inventory.has(name));
  if (written.length < SHORTEST || isKnown || isQuoted(written, text)) return undefined;
  const offered = similarNames(written, servicesOf(hosts), MOST_CANDIDATES);
  const elsewhere = misspeltNames(written, [...inventory, ...LEXICON], MOST_CANDIDATES);
  const candidates = [...new Set([...offered, ...elsewhere])]
    .filter((name) => name.length >= SHORTEST)
    .slice(0, MOST_CANDIDATES)
    .map((name): Candidate => ({ name, description: offeredBy(name, hosts) }));
  return candidates.length > 0 ? { kind: 'service', written, candidates } : undefined;
}

function servicesOf(assets: readonly LinkedAsset[]): ReadonlySet<string> {
  return new Set(
    assets.flatMap(({ services, database_type: database }) =>
      [...services.map(({ service_type: service }) => service), ...(database === null ? [] : [database])].map(
        (name) => name.toLowerCase(),
      ),
    ),
  );
}

/** A service, its unit and its daemon go by one name: nginx.service is nginx, mysqld is mysql. */
function namesOf(written: string): string[] {
  const name = written.toLowerCase().replace(/\.service$/, '');
  return [name, `${name}d`, name.replace(/d$/, '')];
}

function isQuoted(name: string, text: string): boolean {
  return QUOTES.some(([open, close]) => text.includes(`${open}${name}${close}`));
}

function offeredBy(name: string, hosts: readonly LinkedAsset[]): string {
  const names = hosts.filter((host) => servicesOf([host]).has(name)).map((host) => host.name);
  return names.length > 0 ? `offered by ${names.slice(0, MOST_CANDIDATES).join(', ')}` : 'a known service';
}
