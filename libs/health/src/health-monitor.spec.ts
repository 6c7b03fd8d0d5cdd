import { describe, expect, it } from 'vitest';
import { ManualClock } from '@app/telemetry';
import { HealthMonitor } from './health-monitor.service.js';
import { HealthProbe, type ProbeResult } from './health-probe.js';

class ScriptedProbe extends HealthProbe {
  constructor(
    readonly part: string,
    public next: () => Promise<ProbeResult>,
  ) {
    super();
  }

  check(): Promise<ProbeResult> {
    return this.next();
  }
}

const up = async (): Promise<ProbeResult> => ({ state: 'up', detail: 'fine' });

describe('HealthMonitor', () => {
  it('knows nothing before the first check, and says so', () => {
    const monitor = new HealthMonitor([new ScriptedProbe('database', up)], new ManualClock());
    expect(monitor.part('database')).toEqual({ state: 'down', detail: 'Not checked yet.', age_ms: null });
  });

  it('tells the state and the age of the check that saw it', async () => {
    const clock = new ManualClock(1000);
    const monitor = new HealthMonitor([new ScriptedProbe('database', up)], clock);
    await monitor.refresh();
    clock.advance(4000);
    expect(monitor.parts()).toEqual({ database: { state: 'up', detail: 'fine', age_ms: 4000 } });
  });

  it('counts a state that is too old as down', async () => {
    const clock = new ManualClock();
    const monitor = new HealthMonitor([new ScriptedProbe('database', up)], clock);
    await monitor.refresh();
    clock.advance(15_001);
    expect(monitor.part('database').state).toBe('down');
  });

  it('turns a probe that throws into down without touching the others', async () => {
    const failing = new ScriptedProbe('llm', async () => {
      throw new Error('connection refused');
    });
    const monitor = new HealthMonitor([failing, new ScriptedProbe('database', up)], new ManualClock());
    await monitor.refresh();
    expect(monitor.part('llm')).toMatchObject({ state: 'down', detail: 'connection refused' });
    expect(monitor.part('database').state).toBe('up');
  });

  it('ends a round whose probe hangs when it is stopped', async () => {
    const monitor = new HealthMonitor(
      [new ScriptedProbe('redis', () => new Promise(() => undefined))],
      new ManualClock(),
    );
    const round = monitor.refresh();
    await monitor.onModuleDestroy();
    await round;
    expect(monitor.part('redis').state).toBe('down');
  });
});
