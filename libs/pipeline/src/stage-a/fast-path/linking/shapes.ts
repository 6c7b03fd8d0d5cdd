import { isIPv4 } from 'node:net';
import type { InventorySnapshot } from '@app/assets';
import { isSecretPath } from '@app/policy';
import type { Term } from '../grammar/parser.js';
import { CHANGE_WORDS } from '../lexicon/change-words.js';
import { entity, filter, type Fact } from '../meaning/fact.js';
import type { Token } from '../text/token.js';

const HOST = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d{1,4}(?:\.[a-z0-9-]+)*$/;
const FULL_NAME = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:example|local|internal|lan|corp|com|net|org|io)$/;
const APPLICATION =
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:service|api|app|panel|portal|frontend|backend|worker|gateway|ui|web|generator|sync|tracker|exporter|importer|scheduler|processor|engine|manager|bot|store|shop|mailer|notifier|crawler|indexer|runner|handler|dashboard|console)$/;
const OWNER = /^team-[a-z0-9-]+$/;
const RACK = /^r\d{1,4}$/;
const SERIAL = /^[a-z]{1,4}\d{4,}$/;
const SETTING = /^[a-z][a-z0-9]*(?:[_.][a-z0-9]+)+$/;
const NAME = /^[\p{L}][\p{L}\p{N}_.-]*$/u;
/** Words that join, point, count or deny: never somebody's name. */
const FUNCTION_WORDS = new Set([
  'and',
  'or',
  'in',
  'on',
  'not',
  'with',
  'that',
  'which',
  'by',
  'as',
  'at',
  'of',
  'for',
  'to',
  'it',
  'them',
  'then',
  'but',
  'is',
  'are',
  'no',
  'nor',
  'neither',
  'either',
  'both',
  'any',
  'all',
  'every',
  'anything',
  'everything',
  'nothing',
  'none',
  'some',
  'something',
  'other',
  'another',
  'than',
  'never',
  'except',
  'without',
  'unless',
  'only',
]);

const names = new WeakMap<InventorySnapshot, ReadonlySet<string>>();

function hostNames(snapshot: InventorySnapshot): ReadonlySet<string> {
  const known = names.get(snapshot);
  if (known) return known;
  const all = new Set(
    snapshot.assets.flatMap(({ name, hostname }) => [name.toLowerCase(), (hostname ?? name).toLowerCase()]),
  );
  names.set(snapshot, all);
  return all;
}

function hostNamesBeginWith(word: string, snapshot: InventorySnapshot): boolean {
  return [...hostNames(snapshot)].some((name) => name.startsWith(word));
}

/** Terms recognised by their shape: hosts, addresses, numbers, paths, names in a position that says what they are. */
export function shapesAt(token: Token, at: number, snapshot: InventorySnapshot): Term[] {
  return named(token, snapshot).map(([name, facts]) => ({ name, end: at + 1, facts }));
}

function named(token: Token, snapshot: InventorySnapshot): (readonly [string, readonly Fact[]])[] {
  const { text, word } = token;
  switch (token.kind) {
    case 'address':
      return [
        ['IP', [entity('ip_address', text), filter({ field: 'ip_address', operator: 'eq', value: text })]],
      ];
    case 'range':
      if (!isIPv4Range(text)) return [];
      return [
        [
          'CIDR',
          [entity('ip_address', text), filter({ field: 'ip_address', operator: 'within', value: text })],
        ],
      ];
    case 'path':
      // Files that hold secrets are asked for as credentials, whatever verb asks.
      return [[isSecretPath(text) ? 'SECRET_PATH' : 'PATH', [entity('file_path', text)]]];
    case 'date':
      return [['DATE', [{ kind: 'text', value: text }]]];
    case 'clock':
      return [['CLOCK', [{ kind: 'text', value: text }]]];
    case 'suffix':
      return [['SUFFIX', [{ kind: 'text', value: text }]]];
    case 'quoted':
      return [
        ['QUOTED', [{ kind: 'text', value: text }]],
        ...(NAME.test(text) ? [['QUOTED_NAME', [{ kind: 'text', value: text }]] as const] : []),
      ];
    case 'number':
      return numberTerms(text);
    case 'command':
    case 'symbol':
      return [];
    case 'word':
      return wordTerms(text, word, snapshot);
  }
}

function isIPv4Range(text: string): boolean {
  const [network = '', bits] = text.split('/');
  return isIPv4(network) && Number(bits) <= 32;
}

function numberTerms(text: string): [string, readonly Fact[]][] {
  const terms: [string, readonly Fact[]][] = [];
  const parts = text.split('.').length;
  const value = Number(text);
  if (parts <= 2) terms.push(['NUMBER', [{ kind: 'number', value, written: text }]]);
  if (parts > 1) terms.push(['VERSION', [{ kind: 'text', value: text }]]);
  if (parts === 1 && value >= 1 && value <= 65_535)
    terms.push(['PORT', [entity('port', text), filter({ field: 'any_port', operator: 'eq', value })]]);
  return terms;
}

function wordTerms(text: string, word: string, snapshot: InventorySnapshot): [string, readonly Fact[]][] {
  const terms: [string, readonly Fact[]][] = [];
  const whole = FULL_NAME.test(word);
  if (whole || HOST.test(word) || hostNames(snapshot).has(word))
    terms.push([
      'HOST',
      [entity('hostname', text), filter({ field: whole ? 'hostname' : 'name', operator: 'eq', value: word })],
    ]);
  if (word === 'localhost') terms.push(['LOCALHOST', [entity('hostname', text)]]);
  if (APPLICATION.test(word)) terms.push(['APPLICATION', [entity('application', text)]]);
  if (OWNER.test(word) && !snapshot.assets.some(({ owner }) => owner?.toLowerCase() === word))
    terms.push(['OWNER', [entity('owner', text), filter({ field: 'owner', operator: 'eq', value: word })]]);
  if (RACK.test(word))
    terms.push(['RACK', [filter({ field: 'rack_location', operator: 'eq', value: text.toUpperCase() })]]);
  if (SERIAL.test(word))
    terms.push(['SERIAL', [filter({ field: 'serial_number', operator: 'eq', value: text.toUpperCase() })]]);
  if (/^v\d+(?:\.\d+)*$/.test(word)) terms.push(['VERSION', [{ kind: 'text', value: text }]]);
  if (/^\d+(?:\.\d+)?(?:[kmgt]i?b?|%)$/.test(word)) terms.push(['SIZED', [{ kind: 'text', value: text }]]);
  if (SETTING.test(word)) terms.push(['SETTING', [{ kind: 'text', value: text }]]);
  if (hostNamesBeginWith(word, snapshot)) terms.push(['PREFIX', [{ kind: 'text', value: text }]]);
  if (NAME.test(word) && !FUNCTION_WORDS.has(word) && !CHANGE_WORDS.has(word))
    terms.push(['NAME', [{ kind: 'text', value: text }]]);
  return terms;
}
