import { OS_TYPES } from '../record/asset-input.js';
import type { ComparableField } from './comparison.js';
import { escapeLike, textCondition } from './text-condition.js';

/** How operators write a system, as the inventory writes it. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(mac|osx|mac os|os x)$/, 'macos'],
  [/^win$/, 'windows'],
  [/^(red ?hat)( enterprise)?( linux)?\b/, 'rhel'],
  [/^(ubuntu|debian|rocky|rhel|fedora|centos|alma|suse) linux\b/, '$1'],
  [/^(?:win|windows) ?(20\d\d)\b/, 'windows server $1'],
  [/^win ?(\d+)$/, 'windows $1'],
];

/** The inventory's spelling of a system, in lower case. */
export function systemName(written: string): string {
  const name = written.trim().toLowerCase().replace(/\s+/g, ' ');
  const spelling = SPELLINGS.find(([pattern]) => pattern.test(name));
  return spelling ? name.replace(spelling[0], spelling[1]) : name;
}

/**
 * A family ("linux"), or a distribution with as much of its version as is told: "ubuntu" and "ubuntu 20" hold for
 * Ubuntu 20.04, "debian 1" not for Debian 12.
 */
export const operatingSystem: ComparableField = {
  comparisons: ['eq', 'contains', 'starts_with', 'ends_with'],
  expects: 'a family (linux, windows, macos, unix, other) or a distribution such as "ubuntu" or "debian 12"',
  accepts: (value) => typeof value === 'string' && value.trim() !== '',
  condition: (comparison, values, bound) => {
    if (comparison !== 'eq') return textCondition([{ text: 'os_version' }], comparison, values, bound);
    const conditions = values.map((value) => {
      const name = systemName(String(value));
      if (OS_TYPES.some((family) => family === name)) return `os_type = ${bound.bind(name)}`;
      const wholeWords = bound.bind(`${escapeLike(name)} %`);
      const versionParts = bound.bind(`${escapeLike(name)}.%`);
      return `(lower(os_version) || ' ' LIKE lower(${wholeWords}::text) OR lower(os_version) LIKE lower(${versionParts}::text))`;
    });
    return `(${conditions.join(' OR ')})`;
  },
};
