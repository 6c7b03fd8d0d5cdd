import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import type { ScriptedReply } from '../support/scripted-engine/script.js';
import { BenchServer } from './bench-server.js';
import { applyLoad } from './load.js';
import { percentile } from './percentile.js';

export interface OverheadOptions {
  /** A second or two a point, to see a change; not for publishing. */
  readonly quick: boolean;
  /** The server's built entry file. */
  readonly entry: string;
  /** A PostgreSQL to measure on beside the embedded database. */
  readonly databaseUrl?: string;
}

interface Point {
  readonly path: 'hit' | 'fast_path' | 'miss';
  readonly db: 'postgres' | 'pglite';
  readonly rps: number;
  readonly n: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
  readonly errors: number;
}

const RATE = { hit: 200, fast_path: 100, miss: 50 } as const;
const ENVIRONMENTS = ['production', 'staging', 'development', 'test'];

/**
 * What the engine itself costs: request read to response written, minus model and tools, as the server
 * tells in `Server-Timing`. The model is scripted, so its share is known.
 */
export async function measureOverhead(options: OverheadOptions): Promise<object> {
  const engine = await ScriptedEngine.start({ script: understandingReply });
  const points: Point[] = [];
  const databases = [
    { db: 'pglite' as const, url: '' },
    ...(options.databaseUrl ? [{ db: 'postgres' as const, url: options.databaseUrl }] : []),
  ];
  let readyMs = 0;
  let residentMegabytes = 0;
  let maximumRate = 0;
  try {
    for (const { db, url } of databases) {
      const dataDir = await mkdtemp(join(tmpdir(), 'opsconductor-bench-'));
      const server = await BenchServer.start(options.entry, {
        DATA_DIR: dataDir,
        DATABASE_URL: url,
        SAMPLE_INVENTORY: 'on',
        LLM_PROVIDER: 'vllm',
        VLLM_BASE_URL: engine.url,
      });
      try {
        for (const path of ['hit', 'fast_path', 'miss'] as const)
          points.push(await measurePoint(server, path, db, options.quick ? 2 : 20));
        readyMs = server.readyMs;
        residentMegabytes = server.residentMegabytes();
        maximumRate = Math.max(maximumRate, await measureMaximumRate(server, options.quick ? 2 : 10));
      } finally {
        await server.stop();
        await rm(dataDir, { recursive: true, force: true });
      }
    }
  } finally {
    await engine.stop();
  }
  return {
    machine: { cpus: cpus().length, model: cpus()[0]?.model, memory_gb: Math.round(totalmem() / 2 ** 30) },
    versions: { node: process.version, opsconductor: await ownVersion() },
    points,
    max_cached_rps: Math.round(maximumRate),
    rss_mb: residentMegabytes,
    ready_ms: Math.round(readyMs),
  };
}

async function measurePoint(
  server: BenchServer,
  path: Point['path'],
  db: Point['db'],
  seconds: number,
): Promise<Point> {
  const rate = RATE[path];
  const url = new URL('/pipeline', server.url);
  const headers: Record<string, string> = path === 'fast_path' ? { 'Cache-Control': 'no-cache' } : {};
  const load = (count: number, offset: number) =>
    applyLoad({ url, rate, count, headers, text: (index) => requestText(path, index + offset) });
  await load(rate, 1_000_000);
  const samples = await load(rate * seconds, 0);
  const overheads = samples.filter(({ ok }) => ok).map(({ overheadMs }) => overheadMs);
  return {
    path,
    db,
    rps: rate,
    n: samples.length,
    p50_ms: round(percentile(overheads, 0.5)),
    p95_ms: round(percentile(overheads, 0.95)),
    p99_ms: round(percentile(overheads, 0.99)),
    errors: samples.length - overheads.length,
  };
}

/** Doubles the rate of cached requests until the server falls behind; the last rate that it kept. */
async function measureMaximumRate(server: BenchServer, seconds: number): Promise<number> {
  const url = new URL('/pipeline', server.url);
  let kept = 0;
  for (let rate = 100; rate <= 6400; rate *= 2) {
    const started = performance.now();
    const samples = await applyLoad({
      url,
      rate,
      count: rate * seconds,
      headers: {},
      text: () => requestText('hit', 0),
    });
    const achieved = (samples.length * 1000) / (performance.now() - started);
    if (samples.some(({ ok }) => !ok) || achieved < rate * 0.9) return Math.max(kept, achieved);
    kept = rate;
  }
  return kept;
}

function requestText(path: Point['path'], index: number): string {
  if (path === 'miss') return `the frobnicated boxes of batch ${index}, kindly`;
  return `how many linux servers are there in ${ENVIRONMENTS[index % ENVIRONMENTS.length]}?`;
}

function understandingReply(): ScriptedReply {
  return {
    kind: 'text',
    text: JSON.stringify({ a: 'count_assets', e: [] }),
    usage: { prompt: 250, completion: 20 },
    logprob: -0.01,
  };
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('package.json', `file://${process.cwd()}/`), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
