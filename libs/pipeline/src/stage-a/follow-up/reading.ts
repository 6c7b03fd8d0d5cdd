import type { Understanding } from '@app/contracts';

/** A request that leans on the one before it, and what it means by that. */
export interface FollowUp {
  readonly understanding: Understanding;
  /** The request in words that stand by themselves. */
  readonly wording: string;
}

/** Understands a request that stands by itself; `undefined` where it is not certain what it means. */
export type ReadAlone = (request: string) => Understanding | undefined;
