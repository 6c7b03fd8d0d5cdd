import { Injectable } from '@nestjs/common';
import { buildCacheKey, type Cached, CacheRegistry, toolEpoch } from '@app/cache';
import type { ToolInputs } from '@app/contracts';
import type { ReadPattern } from './read-pattern.js';

/** One call of a tool that only reads. */
export interface ToolResultRequest {
  readonly scope: string;
  readonly tool: string;
  readonly tool_version: number;
  readonly pattern: ReadPattern;
  readonly inputs: ToolInputs;
  /** Every target that the run depends on: the id of its record, and its kind and name where it has none. */
  readonly target_ids: readonly string[];
  /** Milliseconds that the catalogue declares for the pattern. */
  readonly ttl_ms: number;
  /** Neither served from the cache nor stored. */
  readonly bypass?: boolean;
}

const SCHEMA = 1;

/** Remembers what reads found, until what they read changes or the pattern's time is over. */
@Injectable()
export class ToolResultCache {
  constructor(private readonly registry: CacheRegistry) {}

  getOrRun<T>(
    request: ToolResultRequest,
    run: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<Cached<T>> {
    const { scope, tool, tool_version, pattern, inputs, ttl_ms, bypass } = request;
    const targetIds = request.target_ids.toSorted();
    return this.registry.engine('tool_result').getOrLoad({
      key: buildCacheKey({
        layer: 'tool_result',
        schema: SCHEMA,
        scope,
        parts: { tool, tool_version, pattern: pattern.name, inputs, target_ids: targetIds },
      }),
      ttlMs: ttl_ms,
      epochs: [...pattern.reads, toolEpoch(tool), ...targetIds.map((id) => `asset:${id}`)],
      load: async (loading) => ({ value: await run(loading), store: true }),
      signal,
      bypass: bypass ? 'asked for by the caller' : undefined,
    });
  }
}
