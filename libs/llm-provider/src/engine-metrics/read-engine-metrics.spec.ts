import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpAgent } from '../call/http-agent.js';
import { UNKNOWN_LOAD } from '../engine-load.js';
import { readEngineMetrics } from './read-engine-metrics.js';

const NOTHING_KNOWN = UNKNOWN_LOAD;

describe('readEngineMetrics', () => {
  let server: Server | undefined;
  const http = new HttpAgent();

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  }
  const page = (...lines: string[]) => serve((_request, reply) => reply.end(`${lines.join('\n')}\n`));
  const load = (url: string, signal = AbortSignal.timeout(5000)) =>
    readEngineMetrics(url, { signal, http, headers: { authorization: 'Bearer ours' } });

  afterEach(async () => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  it('reads vLLM, all its engines together', async () => {
    const url = await page(
      'vllm:num_requests_running{engine="0",model_name="m"} 2.0',
      'vllm:num_requests_running{engine="1",model_name="m"} 3.0',
      'vllm:num_requests_waiting{engine="0",model_name="m"} 0.0',
      'vllm:num_requests_waiting{engine="1",model_name="m"} 7.0',
      'vllm:kv_cache_usage_perc{engine="0"} 0.25',
      'vllm:kv_cache_usage_perc{engine="1"} 0.5',
      'vllm:prefix_cache_queries_total{engine="0"} 1000.0',
      'vllm:prefix_cache_queries_created{engine="0"} 1.7e+09',
      'vllm:prefix_cache_queries_total{engine="1"} 200.0',
      'vllm:prefix_cache_hits_total{engine="0"} 800.0',
      'vllm:prefix_cache_hits_total{engine="1"} 100.0',
    );
    expect(await load(url)).toEqual({
      running: 5,
      waiting: 7,
      kv_cache_share: 0.5,
      prefix_hit_share: 0.75,
      source: 'engine',
    });
  });

  it('reads the names of older versions, and the newer ones where both are there', async () => {
    const old = [
      'vllm:gpu_cache_usage_perc 0.1',
      'vllm:gpu_prefix_cache_queries_total 100',
      'vllm:gpu_prefix_cache_hits_total 10',
    ];
    expect(await load(await page(...old))).toMatchObject({ kv_cache_share: 0.1, prefix_hit_share: 0.1 });
    server?.close();
    const url = await page(
      ...old,
      'vllm:kv_cache_usage_perc 0.2',
      'vllm:prefix_cache_queries_total 100',
      'vllm:prefix_cache_hits_total 20',
    );
    expect(await load(url)).toMatchObject({ kv_cache_share: 0.2, prefix_hit_share: 0.2 });
  });

  it('reads llama-server, which counts no hits', async () => {
    const url = await page('llamacpp:requests_processing 1', 'llamacpp:requests_deferred 4');
    expect(await load(url)).toEqual({ ...NOTHING_KNOWN, running: 1, waiting: 4 });
  });

  it.each([
    ['a page of somebody else', ['python_gc_objects_collected_total{generation="0"} 412.0']],
    ['hits of no queries', ['vllm:prefix_cache_queries_total 0', 'vllm:prefix_cache_hits_total 0']],
    ['more hits than queries', ['vllm:prefix_cache_queries_total 1', 'vllm:prefix_cache_hits_total 2']],
    ['hits without queries', ['vllm:prefix_cache_hits_total 2']],
    ['a share above one', ['vllm:kv_cache_usage_perc 1.5']],
    ['what is no number', ['vllm:num_requests_running NaN', 'vllm:kv_cache_usage_perc NaN']],
    ['what cannot be', ['vllm:num_requests_running -1', 'vllm:num_requests_waiting +Inf']],
  ])('knows nothing from %s', async (_name, lines) => {
    expect(await load(await page(...lines))).toEqual(NOTHING_KNOWN);
  });

  it('shows its key, since some servers ask for one', async () => {
    const url = await serve((request, reply) => {
      reply.end(request.headers.authorization === 'Bearer ours' ? 'vllm:num_requests_running 1\n' : '');
    });
    expect(await load(url)).toMatchObject({ running: 1 });
  });

  it('fails by its own error for no page, another page, too long a page and a page that does not end', async () => {
    const missing = await serve((_request, reply) => reply.writeHead(404).end());
    await expect(load(missing)).rejects.toMatchObject({ kind: 'model_not_found' });
    server?.close();
    const html = await page('<html></html>');
    await expect(load(html)).rejects.toMatchObject({ kind: 'bad_output' });
    server?.close();
    let sent = 0;
    const endless = await serve((_request, reply) => {
      const line = `${'# nothing '.repeat(1000)}\n`;
      const more = (): void => {
        while (!reply.destroyed && reply.write(line)) sent += line.length;
        if (!reply.destroyed) reply.once('drain', more);
      };
      more();
    });
    await expect(load(endless)).rejects.toMatchObject({ kind: 'bad_output' });
    expect(sent).toBeLessThan(20_000_000);
    server?.closeAllConnections();
    server?.close();
    const hanging = await serve((_request, reply) => reply.write('vllm:num_requests_running 1\n'));
    await expect(load(hanging, AbortSignal.timeout(100))).rejects.toMatchObject({ name: 'LlmError' });
  });
});
