import { Injectable } from '@nestjs/common';
import { Settings } from '@app/config';
import { Clock } from '@app/telemetry';
import { ALL_LAYERS_EPOCH, CacheEngine, layerEpoch } from './cache-engine.js';
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

  /**
   * Ends every entry of a layer, or of all, in every process, by moving one epoch.
   * @returns the names of the epochs that moved
   */
  async invalidate(layer: CacheLayer | 'all', signal: AbortSignal): Promise<string[]> {
    const moved = [layer === 'all' ? ALL_LAYERS_EPOCH : layerEpoch(layer)];
    await this.epochs.bump(moved, signal);
    return moved;
  }
}
