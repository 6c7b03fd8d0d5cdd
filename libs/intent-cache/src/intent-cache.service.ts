import { Injectable } from '@nestjs/common';
import { buildCacheKey, type Cached, CacheRegistry, type EntryExplanation, type Loaded } from '@app/cache';
import { normaliseRequest } from './normalise-request.js';
import { hasReferenceWord } from './reference-word.js';

/** Everything that shapes an understanding: change any, and entries made with the old are out of reach. */
export interface UnderstandingVersions {
  /** Of the whole prompt file, in which the sampling is written too. */
  readonly prompt_hash: string;
  readonly model_id: string;
  readonly taxonomy_hash: string;
  readonly catalogue_hash: string;
  readonly vocabulary_hash: string;
  readonly fast_path: string;
}

export interface IntentRequest {
  /** The redacted request. */
  readonly text: string;
  readonly scope: string;
  readonly versions: UnderstandingVersions;
  /** Digest of the session's context; needed where the text refers to what was said before. */
  readonly session?: string;
  readonly bypass?: boolean;
  /** Id of the request that asks. */
  readonly producer?: string;
}

/** How a request would be looked up, and what would be found. */
export interface IntentExplanation extends EntryExplanation {
  /** The form under which equal requests meet. */
  readonly normalised: string;
}

const TTL_MS = 60 * 60 * 1000;
const SCHEMA = 1;

/** Remembers what requests mean; never what follows from it (risk, approval, targets), which is judged anew. */
@Injectable()
export class IntentCache {
  constructor(private readonly registry: CacheRegistry) {}

  /** @param load says by `store` whether what it understood is sure and complete enough to be served again */
  getOrUnderstand<T>(
    request: IntentRequest,
    load: (signal: AbortSignal) => Promise<Loaded<T>>,
    signal: AbortSignal,
  ): Promise<Cached<T>> {
    const { bypass, producer } = request;
    const refers = refersToNothing(request);
    return this.registry.engine('intent').getOrLoad({
      ...lookupOf(request),
      load,
      signal,
      producer,
      bypass: bypass ? 'asked for by the caller' : refers ? 'refers to what was said before' : undefined,
    });
  }

  /** What a lookup would find, without one. */
  explain(request: IntentRequest): IntentExplanation {
    const explained = this.registry.engine('intent').explain(lookupOf(request));
    const normalised = normaliseRequest(request.text);
    return refersToNothing(request)
      ? { ...explained, normalised, would: 'bypass', reason: 'refers to what was said before' }
      : { ...explained, normalised };
  }
}

/** The vocabulary's hash is in the key, so a change of the inventory needs no epoch here. */
function lookupOf({ text, scope, versions, session }: IntentRequest) {
  return {
    key: buildCacheKey({
      layer: 'intent',
      schema: SCHEMA,
      scope,
      parts: {
        text: normaliseRequest(text),
        versions,
        session: hasReferenceWord(text) ? session : undefined,
      },
    }),
    ttlMs: TTL_MS,
    epochs: [],
  };
}

/** A text that leans on what was said before, where nothing was. */
function refersToNothing({ text, session }: IntentRequest): boolean {
  return session === undefined && hasReferenceWord(text);
}
