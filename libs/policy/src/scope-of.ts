import { createHash } from 'node:crypto';
import type { Principal } from '@app/contracts';

const HASH_CHARACTERS = 16;

/**
 * A stable hash of what the principal may see, for cache keys: that of its roles, whoever holds them and in
 * whatever order. Never of the user's id.
 */
export function scopeOf(principal: Principal): string {
  const roles = [...new Set(principal.roles)].toSorted().join('+');
  return createHash('sha256').update(`roles:${roles}`).digest('hex').slice(0, HASH_CHARACTERS);
}
