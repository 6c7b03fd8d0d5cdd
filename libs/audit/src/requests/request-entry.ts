import type { Principal, Response, Selection } from '@app/contracts';

/** What one stage did with one request: plain data. */
export interface StageRecord {
  readonly stage: string;
  /** How long it took. */
  readonly ms: number;
  /** SHA-256 of what it was given. */
  readonly input_hash: string;
  readonly output: unknown;
  /** Where its parts came from, if from a cache. */
  readonly cache?: unknown;
  readonly prompt?: { readonly id: string; readonly version: string; readonly hash: string };
  readonly model?: string;
  /** `null` where the engine did not tell. */
  readonly tokens?: {
    readonly prompt: number | null;
    readonly completion: number | null;
    readonly cached: number | null;
  };
  readonly llm_calls?: number;
  /** What the confidence in a model's answer was made of. */
  readonly evidence?: unknown;
  readonly error?: { readonly code: string; readonly detail: string };
}

/** What is recorded of one request, in one insert, before its answer leaves. */
export interface RequestEntry {
  readonly principal: Principal;
  /** The redacted request text. */
  readonly request: string;
  readonly response: Response;
  readonly selection?: Selection;
  /** Version of the rules that judged it. */
  readonly policyVersion: string;
  /** What the caller sent along. */
  readonly note?: Readonly<Record<string, unknown>>;
  /** The stages that ran, in their order. */
  readonly stages: readonly StageRecord[];
}
