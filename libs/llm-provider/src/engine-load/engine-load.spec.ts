import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineLoad } from './engine-load.js';

const NOTHING = { running: null, waiting: null, kv_cache_share: null, prefix_hit_share: null };

describe('engineLoad', () => {
  it('reads vLLM, whose samples carry labels and one line an engine', () => {
    const page = `# HELP vllm:num_requests_running Number of requests.
# TYPE vllm:num_requests_running gauge
vllm:num_requests_running{engine="0",model_name="a \\"b\\" } c"} 2.0
vllm:num_requests_running{engine="1",model_name="x"} 1
vllm:num_requests_waiting{engine="0",model_name="x"} 0.0
vllm:kv_cache_usage_perc{engine="0"} 0.25
vllm:prefix_cache_queries_total{engine="0"} 1.0e+03
vllm:prefix_cache_hits_total{engine="0"} 940
vllm:prefix_cache_hits_created{engine="0"} 1.7e+09`;
    expect(engineLoad(page)).toEqual({
      running: 3,
      waiting: 0,
      kv_cache_share: 0.25,
      prefix_hit_share: 0.94,
    });
  });

  it('reads the older names of vLLM', () => {
    const page =
      'vllm:gpu_cache_usage_perc 0.5\nvllm:gpu_prefix_cache_queries_total 10\nvllm:gpu_prefix_cache_hits_total 5';
    expect(engineLoad(page)).toMatchObject({ kv_cache_share: 0.5, prefix_hit_share: 0.5 });
  });

  it('reads llama.cpp, which counts no prefixes', () => {
    const page = 'llamacpp:requests_processing 1\nllamacpp:requests_deferred 4';
    expect(engineLoad(page)).toEqual({ ...NOTHING, running: 1, waiting: 4 });
  });

  it('takes for unknown what is not told, or is no number', () => {
    expect(engineLoad('')).toEqual(NOTHING);
    expect(engineLoad('vllm:num_requests_running NaN')).toEqual(NOTHING);
    expect(engineLoad('vllm:prefix_cache_queries_total 0\nvllm:prefix_cache_hits_total 0')).toEqual(NOTHING);
  });

  it('reads any text at all without failing', () => {
    const name = fc.constantFrom('vllm:num_requests_running', 'vllm:prefix_cache_hits_total', 'other');
    const line = fc.tuple(name, fc.string(), fc.string()).map((parts) => parts.join('{'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(line).map((lines) => lines.join('\n')),
        ),
        (page) => {
          for (const value of Object.values(engineLoad(page))) {
            expect(value === null || Number.isFinite(value)).toBe(true);
          }
        },
      ),
    );
  });
});
