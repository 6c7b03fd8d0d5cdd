import { Test } from '@nestjs/testing';
import { describe, expect, it } from 'vitest';
import { TelemetryModule } from '../telemetry.module.js';
import { BoundedNames } from './bounded-names.js';
import { Metrics } from './metrics.js';
import { ProcessMetrics } from './process-metrics.js';

const FAMILY = { name: 'things_total', help: 'Things.', labels: ['colour'] as const };

describe('Metrics', () => {
  it('shows what was counted, in the text format of Prometheus', async () => {
    const metrics = new Metrics();
    const things = metrics.counter(FAMILY);
    things.add({ colour: 'red' });
    things.add({ colour: 'red' }, 2.5);
    things.add({ colour: 'a "b"\n\\' });
    expect(await metrics.text()).toBe(
      [
        '# HELP things_total Things.',
        '# TYPE things_total counter',
        'things_total{colour="red"} 3.5',
        'things_total{colour="a \\"b\\"\\n\\\\"} 1',
        '',
      ].join('\n'),
    );
    expect(Metrics.MEDIA_TYPE).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('fails no work for the value %s', async (value) => {
    const metrics = new Metrics();
    metrics.counter(FAMILY).add({ colour: 'red' }, value);
    metrics.histogram({ name: 'waits_seconds', help: 'Waits.' }, [1, 2]).observe({}, Number.NaN);
    const page = await metrics.text();
    expect(page).not.toContain('red');
    expect(page).toContain('waits_seconds_count 0');
  });

  it('counts under every bound that a value is below', async () => {
    const metrics = new Metrics();
    metrics.histogram({ name: 'waits_seconds', help: 'Waits.' }, [1, 2]).observe({}, 1.5);
    const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('waits'));
    expect(lines).toEqual([
      'waits_seconds_bucket{le="1"} 0',
      'waits_seconds_bucket{le="2"} 1',
      'waits_seconds_bucket{le="+Inf"} 1',
      'waits_seconds_sum 1.5',
      'waits_seconds_count 1',
    ]);
  });

  it('reads gauges and totals when it is asked, and forgets what is no longer told', async () => {
    const metrics = new Metrics();
    let present = ['red'];
    const read = () => present.map((colour) => ({ labels: { colour }, value: 7 }));
    metrics.gauge({ ...FAMILY, name: 'things' }, read);
    metrics.total(FAMILY, read);
    expect(await metrics.text()).toContain('things{colour="red"} 7\n');
    present = ['blue'];
    const page = await metrics.text();
    expect(page).toContain('things{colour="blue"} 7\n');
    expect(page).toContain('things_total{colour="blue"} 7\n');
    expect(page).not.toContain('red');
  });

  it('takes a name once', () => {
    const metrics = new Metrics();
    metrics.counter(FAMILY);
    expect(() => metrics.counter(FAMILY)).toThrow('already been registered');
  });

  it('belongs to one application, and ends with it', async () => {
    const boot = () =>
      Test.createTestingModule({ imports: [TelemetryModule], providers: [ProcessMetrics] }).compile();
    const applications = [await boot(), await boot()] as const;
    const [first, second] = applications.map((application) => application.get(Metrics)) as [Metrics, Metrics];
    first.counter(FAMILY).add({ colour: 'red' });
    expect(await second.text()).not.toContain('things_total');
    await applications[0].close();
    expect((await first.text()).trim()).toBe('');
    expect(await second.text()).toContain('process_resident_memory_bytes ');
    await applications[1].close();
  });
});

describe('ProcessMetrics', () => {
  const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('tells how late the event loop was since it was asked last', async () => {
    const metrics = new Metrics();
    const measured = new ProcessMetrics(metrics);
    const longest = async () => Number(/lag_seconds\{quantile="1"\} (\S+)/.exec(await metrics.text())?.[1]);
    await sleep(50);
    const until = performance.now() + 150;
    while (performance.now() < until);
    await sleep(50);
    const blocked = await longest();
    expect(blocked).toBeGreaterThan(0.1);
    expect(blocked).toBeLessThan(5);
    await sleep(100);
    expect(await longest()).toBeLessThan(blocked);
    measured.onModuleDestroy();
    await metrics.text();
    await sleep(50);
    expect(await metrics.text()).not.toContain('quantile="1"');
  });

  it('tells what the process takes', async () => {
    const metrics = new Metrics();
    const measured = new ProcessMetrics(metrics);
    const page = await metrics.text();
    measured.onModuleDestroy();
    const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1]);
    expect(value('process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(value('nodejs_heap_size_used_bytes'));
    expect(Math.abs(value('process_start_time_seconds') - Date.now() / 1000)).toBeLessThan(3600);
  });
});

describe('BoundedNames', () => {
  it('tells a few names apart and no more', () => {
    const names = new BoundedNames(2);
    expect(['a', 'b', 'c', 'a', null, undefined, ''].map((name) => names.of(name))).toEqual([
      'a',
      'b',
      'other',
      'a',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('cuts an overlong name to one that can be written', () => {
    const name = new BoundedNames(1).of(`${'a'.repeat(119)}\u{1F600}`);
    expect(name).toHaveLength(120);
    expect(name.isWellFormed()).toBe(true);
  });
});
