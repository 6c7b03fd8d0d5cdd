import type { Cached } from '@app/cache';
import type { Understanding } from '@app/contracts';
import type { Understood } from '../understood.js';

/** A request that leans on the one before it, and what it means by that. */
export interface FollowUp {
  readonly understanding: Understanding;
  /** The request in words that stand by themselves. */
  readonly wording: string;
}

/** Understands a request that stands by itself; `undefined` where it is not certain what it means. */
export type ReadAlone = (request: string) => Understanding | undefined;

/** Read by the session alone, and in no time: no cache is asked. */
export function understoodBefore({ understanding }: FollowUp): Cached<Understood> {
  return {
    value: {
      understanding,
      confidence: understanding.intent.confidence,
      source: 'fast_path',
      explained: true,
    },
    provenance: {
      status: 'bypass',
      layer: 'intent',
      tier: null,
      age_ms: null,
      key_hash: null,
      reason: 'read by the request before',
    },
  };
}
