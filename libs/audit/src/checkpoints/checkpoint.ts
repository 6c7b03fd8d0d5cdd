import { digest, type Head } from '../chain/audit-row.js';

/** What vouches, by its signature, for all rows up to its heads. Checkpoints of a database are one chain. */
export interface Checkpoint {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly heads: readonly Head[];
  /** True where another process wrote the rows and ended before it could vouch for them. */
  readonly adopted: boolean;
  readonly previous_hash: string;
  readonly hash: string;
  /** SHA-256 of the public key. */
  readonly key_id: string;
  /** Ed25519, of the hash. */
  readonly signature: string;
}

/** What the first checkpoint is chained to. */
export const FIRST_CHECKPOINT = digest({ genesis: 'checkpoints' });

/** The hash of everything that a checkpoint holds, the hash of the one before it included. */
export function checkpointHash(checkpoint: Omit<Checkpoint, 'hash' | 'signature'>): string {
  const { sequence, at, heads, adopted, previous_hash, key_id } = checkpoint;
  return digest({ sequence, at, heads, adopted, previous_hash, key_id });
}
