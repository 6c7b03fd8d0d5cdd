import { statfs } from 'node:fs/promises';
import { HealthProbe, type ProbeResult } from './health-probe.js';

const LOW_SHARE = 0.05;

/** Free space where the data folder is. */
export class DiskProbe extends HealthProbe {
  readonly part = 'disk';

  constructor(private readonly folder: string) {
    super();
  }

  async check(): Promise<ProbeResult> {
    const { bavail, blocks } = await statfs(this.folder);
    const free = blocks === 0 ? 1 : bavail / blocks;
    return {
      state: free < LOW_SHARE ? 'degraded' : 'up',
      detail: `${Math.round(free * 100)} % of the data folder's file system is free.`,
    };
  }
}
