import { Injectable } from '@nestjs/common';
import { Settings } from '@app/config';
import { Clock } from '@app/telemetry';
import { CacheEngine } from './cache-engine.js';
import type { CacheLayer } from './cache-key.js';
import { EpochSource } from './epochs.js';

export type CacheStatistics = Readonly<Record<CacheLayer, ReturnType<CacheEngine['statistics']>>>;

/** The engines of the three layers; what administrators see and invalidate. */
@Injectable()
export class CacheRegistry {
  private readonly engines: Readonly<Record<CacheLayer, CacheEngine>>;

  constructor(
    settings: Settings,
    private readonly epochs: EpochSource,
    clock: Clock,
  ) {
    const { enabled, maxEntries, maxBytes } = settings.cache;
    const engine = (layer: CacheLayer) =>
      new CacheEngine({ layer, enabled, maxEntries, maxBytes }, epochs, clock, Math.random);
    this.engines = {
      intent: engine('intent'),
      asset_context: engine('asset_context'),
      tool_result: engine('tool_result'),
    };
  }

  engine(layer: CacheLayer): CacheEngine {
    return this.engines[layer];
  }

  statistics(): CacheStatistics {
    return {
      intent: this.engines.intent.statistics(),
      asset_context: this.engines.asset_context.statistics(),
      tool_result: this.engines.tool_result.statistics(),
    };
  }

  /** How many entries of this process's memory one of the epochs would end. */
  holding(epochs: readonly string[]): Readonly<Record<CacheLayer, number>> {
    const names = new Set(epochs);
    return {
      intent: this.engines.intent.holding(names),
      asset_context: this.engines.asset_context.holding(names),
      tool_result: this.engines.tool_result.holding(names),
    };
  }

  /** Ends every entry that was read under one of the epochs, in every process, by moving them. */
  async invalidate(epochs: readonly string[], signal: AbortSignal): Promise<void> {
    await this.epochs.bump(epochs, signal);
  }
}
