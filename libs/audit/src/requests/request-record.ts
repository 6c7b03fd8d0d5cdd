import type { StageRecord } from './request-entry.js';

/** What happened to one request: every stage, where its parts came from, and what it cost. */
export interface RequestRecord {
  readonly id: string;
  readonly created_at: Date;
  readonly principal: string;
  /** The request with its secrets replaced by placeholders. */
  readonly request: string;
  /** SHA-256 of the redacted request. */
  readonly input_hash: string;
  readonly response_type: string;
  /**
   * The Response without decision, plan and rows of data, which the stages hold; with the selection, the policy
   * version, and what the caller sent along.
   */
  readonly record: object;
  /** The stages that ran, in their order. */
  readonly stages: readonly StageRecord[];
}
