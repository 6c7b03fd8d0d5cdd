import type { InventorySnapshot, LinkedAsset } from '@app/assets';
import type { FilterField } from '@app/contracts';
import { CHANGE_WORDS } from '../lexicon/change-words.js';
import { entity, filter, type Fact } from '../meaning/fact.js';
import { Vocabulary } from './vocabulary.js';

/** Tags that repeat the environment say nothing that the environment does not; verbs of change stay verbs. */
const ENVIRONMENTS = new Set(['production', 'staging', 'development', 'test']);

/** Other words for roles that the inventory knows by tag. */
const ROLE_SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  bastion: ['bastions'],
  mail: ['email', 'mailserver'],
  mon: ['monitoring'],
  log: ['logging'],
  reg: ['registry'],
  dc: ['domain controller'],
  app: ['application'],
  k8s: ['kubernetes'],
};

type Terms = Record<string, readonly Fact[]>;

const made = new WeakMap<InventorySnapshot, Vocabulary>();

/** The names that an inventory gives: owners, sites, tags, hardware, systems, databases. Made once per snapshot. */
export function inventoryVocabulary(snapshot: InventorySnapshot): Vocabulary {
  const known = made.get(snapshot);
  if (known) return known;
  const vocabulary = new Vocabulary(classesOf(snapshot.assets));
  made.set(snapshot, vocabulary);
  return vocabulary;
}

function classesOf(assets: readonly LinkedAsset[]): Record<string, Terms> {
  const every = (values: (asset: LinkedAsset) => readonly (string | null)[]): string[] =>
    [...new Set(assets.flatMap(values).filter((value) => value !== null && value !== ''))] as string[];
  const allTags = every(({ tags: names }) => names).filter((tag) => !CHANGE_WORDS.has(tag.toLowerCase()));
  const tags = allTags.filter((tag) => !ENVIRONMENTS.has(tag));
  const owners = every(({ owner }) => [owner]);
  return {
    OWNER: terms(owners, (name) => [entity('owner', name), equal('owner', name)]),
    SITE: terms(
      every((asset) => [asset.data_center, asset.physical_address]),
      (name) => [entity('data_center', name), equal('site', name)],
    ),
    ROLE: roleTerms(tags),
    TAG: terms(allTags, roleFacts),
    MAKE: terms(
      every((asset) => [asset.hardware_make]),
      (name) => [equal('hardware_make', name)],
    ),
    MODEL: terms(
      every((asset) => [asset.hardware_model]),
      (name) => [equal('hardware_model', name)],
    ),
    OS_VERSION: Object.fromEntries(
      every((asset) => [asset.os_version]).map((version) => [version, versionFacts(version)]),
    ),
    DATABASE_NAME: terms(
      every((asset) => [asset.database_name]),
      (name) => [entity('database', name)],
    ),
  };
}

function terms(names: readonly string[], factsFor: (name: string) => readonly Fact[]): Terms {
  return Object.fromEntries(names.map((name) => [name, factsFor(name)]));
}

function equal(field: FilterField, value: string): Fact {
  return filter({ field, operator: 'eq', value: value.toLowerCase() });
}

function roleTerms(tags: readonly string[]): Terms {
  const named = tags.flatMap((tag) =>
    [tag, ...(ROLE_SYNONYMS[tag] ?? [])].map((word) => [word, roleFacts(tag)]),
  );
  return Object.fromEntries(named) as Terms;
}

function roleFacts(tag: string): readonly Fact[] {
  return [entity('tag', tag), equal('tags', tag)];
}

/** "Ubuntu 24.04" is Linux's ubuntu, "Windows Server 2022" is windows; others are named by their version alone. */
function versionFacts(version: string): readonly Fact[] {
  const family = version.split(' ')[0]?.toLowerCase() ?? '';
  const known = ['ubuntu', 'debian', 'rhel', 'rocky', 'windows', 'centos', 'suse', 'fedora'].includes(family);
  return [...(known ? [entity('os', family)] : []), equal('os', version)];
}
