import type { EntityType } from '@app/contracts';
import { asWritten } from './literal.js';

/**
 * Closed values that a request says in its own words, with what must stand in the request for them to be meant:
 * beginnings of words, loose enough for typing errors, strict enough to catch an invented value.
 */
type Cues = Readonly<Record<string, RegExp>>;

const ENVIRONMENTS: Cues = {
  production: /prod|live/i,
  staging: /sta?g|pre-?prod/i,
  development: /dev|entwick|desarr/i,
  test: /test|qa\b|prueb/i,
};

/** The first that fits counts: a database server is a database. */
const ASSET_TYPES: Cues = {
  database: /datab|\bdbs?\b|datenb|base/i,
  server: /serv|srv/i,
  workstation: /workst|laptop|desktop|\bpcs?\b/i,
  network_device: /netw|switch|router|firewall|balancer|gateway|\bfw\b|\bsw\b|\bred\b/i,
  storage: /stor|\bsan\b|\bnas\b|filer/i,
  container: /contain|docker|\bpods?\b/i,
  other: /other|printer|\bups\b|camera|phone/i,
};

const METRICS: Cues = {
  cpu: /cpu|processor|core/i,
  memory: /mem|\bram\b|swap|speicher/i,
  disk: /dis[ck]|space|storage|volume|inode|platte/i,
  network: /netw|traffic|bandwi|throughput|packet/i,
  load: /load|last/i,
  latency: /laten|respon|slow|ping/i,
  processes: /process|task|pids?\b|top\b/i,
  ports: /port|listen|socket/i,
  uptime: /uptime|\bup\b|boot|running/i,
};

/** Families; a distribution is written out and is looked for as it stands. */
const OPERATING_SYSTEMS: Cues = {
  linux: /lin/i,
  windows: /win/i,
  macos: /mac|osx/i,
  unix: /unix|solaris|aix|bsd/i,
};

const DURATION = /^P(?:\d|T\d)[\dYMWDTHS.]*$|^\d{4}-\d{2}-\d{2}[^\s]*\/\S+$/;

const TIME_WORDS =
  /\d|last|past|since|hour|minute|day|week|month|year|yesterday|today|ago|stunde|tag|hora|día/i;

const CUES: Partial<Record<EntityType, Cues>> = {
  environment: ENVIRONMENTS,
  asset_type: ASSET_TYPES,
  metric: METRICS,
  os: OPERATING_SYSTEMS,
};

/**
 * The taxonomy's value for what a model wrote, in the taxonomy's words or in the request's ("prod", "servers");
 * `null` where there is none, or the request says nothing that can mean it.
 */
export function normalisedValue(type: EntityType, written: string, request: string): string | null {
  const value = written.trim();
  if (type === 'time_range') return DURATION.test(value) && TIME_WORDS.test(request) ? value : null;
  const cues = CUES[type] ?? {};
  const lower = value.toLowerCase();
  if (Object.hasOwn(cues, lower)) return cues[lower]?.test(request) ? lower : null;
  const literal = asWritten(value, request);
  if (literal === null) return null;
  const meant = Object.entries(cues).find(([, cue]) => cue.test(literal))?.[0];
  // A distribution is no family, and stands for itself.
  return meant ?? (type === 'os' ? lower : null);
}

/** Types whose values are normalised instead of copied; an operating system may be either. */
export function isNormalised(type: EntityType): boolean {
  return type === 'time_range' || type in CUES;
}
