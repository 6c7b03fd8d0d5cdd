import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'opc_';
const KEY_BYTES = 32;

/**
 * What is kept of a key. A plain SHA-256 is right for it: a key has 256 random bits, which nobody guesses, and slow
 * hashes are for passwords that people choose.
 */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** A new key, to be shown once. @param random as `randomBytes` of node:crypto */
export function newApiKey(random: (bytes: number) => Buffer = randomBytes): string {
  return `${PREFIX}${random(KEY_BYTES).toString('base64url')}`;
}
