import { z } from 'zod';
import { type Role, ROLES } from '@app/contracts';
import type { Kind } from './kinds.js';

/** A key as the server knows it: whose it is, what it may, and the hash that it has. */
export interface ApiKeySetting {
  readonly name: string;
  readonly roles: readonly Role[];
  /** SHA-256 of the key, in hex. */
  readonly sha256: string;
}

/** Names that the system itself goes by in the record. */
const RESERVED = new Set(['local', 'system']);
const ENTRY = /^([a-z0-9][a-z0-9._-]{0,62}):([a-z+]+):([0-9a-f]{64})$/i;

function entryOf(text: string): ApiKeySetting | undefined {
  const [, name = '', roleList = '', sha256 = ''] = ENTRY.exec(text.trim()) ?? [];
  const roles = z
    .array(z.enum(ROLES))
    .min(1)
    .safeParse([...new Set(roleList.split('+'))]);
  if (!name || RESERVED.has(name.toLowerCase()) || !roles.success) return undefined;
  return { name, roles: roles.data, sha256: sha256.toLowerCase() };
}

/** `name:role[+role]:sha256-hex`, separated by commas. */
export function apiKeys(): Kind<ApiKeySetting[]> {
  return {
    schema: z.string().transform((list, context) => {
      const entries = list
        .split(',')
        .filter((text) => text.trim() !== '')
        .map(entryOf);
      const known = entries.filter((entry) => entry !== undefined);
      const distinct = (values: readonly string[]) => new Set(values).size === values.length;
      const isSound =
        known.length === entries.length &&
        distinct(known.map(({ name }) => name.toLowerCase())) &&
        distinct(known.map(({ sha256 }) => sha256));
      if (!isSound) context.addIssue({ code: 'custom', message: 'not a list of keys' });
      return known;
    }),
    holds: `a comma-separated list of NAME:ROLE[+ROLE]:SHA256-HEX, with names of their own (not local, not system) and the roles ${ROLES.join(', ')}`,
    show: () => '(a value that is not shown)',
  };
}
