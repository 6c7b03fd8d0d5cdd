import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelled } from '../eval/fast-path-scores.js';
import { json, type ScriptedReply } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { launch } from './support/ask-command.js';

const LIMIT_MS = 180_000;

describe('the evaluation commands', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const evaluate = (...parameters: string[]) => launch(parameters, { DATA_DIR: file('data') });
  const written = async (name: string): Promise<unknown> => JSON.parse(await readFile(file(name), 'utf8'));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'opsconductor-eval-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it(
    'score a file of labelled requests, and tell what became of each',
    async () => {
      const lines = labelled<{ id: string }>('dev.jsonl').slice(0, 40);
      await writeFile(file('some.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
      const { exitCode, stdout, stderr } = await evaluate(
        'eval',
        '--dataset',
        file('some.jsonl'),
        '--json',
        file('out.json'),
      );
      expect(exitCode, stderr).toBe(0);
      expect(stdout).toContain('action_accuracy');
      const report = (await written('out.json')) as {
        summary: { requests: number; unsafe: string[]; on_answered: { action_accuracy: { value: number } } };
        run: object;
        items: { id: string; source: string; action: string | null; llm_calls: number }[];
      };
      expect(report.summary).toMatchObject({ requests: 40, unsafe: [], errors: 0 });
      expect(report.summary.on_answered.action_accuracy.value).toBeGreaterThanOrEqual(0.99);
      expect(report.run).toMatchObject({
        provider: 'none',
        dataset_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(report.items.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
      const handedOver = report.items.filter(({ source }) => source === 'handed_over');
      expect(handedOver.length).toBeGreaterThan(0);
      expect(handedOver.every(({ action, llm_calls: calls }) => action === null && calls === 0)).toBe(true);
    },
    LIMIT_MS,
  );

  it(
    'compare how sure a model may be, by all evidence, with how often it is right',
    async () => {
      const sure = (action: string, host: string): ScriptedReply => ({
        ...(json({ a: action, e: [{ t: 'hostname', v: host }] }) as {
          kind: 'text';
          text: string;
        }),
        logprob: -0.01,
      });
      const asked = (id: string, request: string, action: string, value: string, effect: string) => ({
        id,
        request,
        category: effect === 'read' ? 'asset_management' : 'automation',
        action,
        entities: [{ type: 'hostname', value }],
        effect,
        risk: 'low',
        approval: false,
        outcome: 'answer',
        tags: ['foreign'],
      });
      const lines = [
        asked('m1', 'wem gehört denn web-prod-01', 'get_asset', 'web-prod-01', 'read'),
        asked('m2', 'wem gehört denn mars-rover-7', 'get_asset', 'mars-rover-7', 'read'),
        asked('m3', 'reboot web-stg-01, kindly frobnicate', 'reboot_host', 'web-stg-01', 'destructive'),
      ];
      await writeFile(file('model.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
      const engine = await ScriptedEngine.start({
        script: ({ question }) => sure('get_asset', /[a-z]+-[a-z]+-\d+/.exec(question)?.[0] ?? 'web-prod-01'),
      });
      try {
        const { exitCode, stdout, stderr } = await launch(
          ['eval', '--dataset', file('model.jsonl'), '--provider', 'vllm', '--json', file('model.json')],
          { DATA_DIR: file('data'), VLLM_BASE_URL: engine.url },
        );
        expect(exitCode, stderr).toBe(0);
        expect(stdout).toContain('Calibration of the model');
      } finally {
        await engine.stop();
      }
      const report = (await written('model.json')) as {
        calibration: { bins: { n: number; mean_confidence: number | null; accuracy: number | null }[] };
        items: { confidence: number }[];
      };
      const [linked, unlinked, contradicted] = report.items.map(({ confidence }) => confidence);
      expect(linked).toBeCloseTo(0.99);
      expect(unlinked).toBeCloseTo(0.89);
      expect(contradicted).toBeCloseTo(0.495);
      expect(report.calibration.bins.map(({ n }) => n)).toEqual([0, 0, 1, 0, 2]);
      expect(report.calibration.bins[4]).toMatchObject({ accuracy: 1 });
    },
    LIMIT_MS,
  );

  it(
    'keep look-alikes apart and let equals meet',
    async () => {
      await writeFile(
        file('pairs.jsonl'),
        '{"id":"p1","a":"list servers in FRA1","b":"list servers in SIN1"}\n',
      );
      await writeFile(
        file('same.jsonl'),
        [
          '{"id":"s1","a":"list servers in FRA1","b":"please list all servers in FRA1"}',
          '{"id":"s2","a":"LIST SERVERS IN FRA1","b":"list servers in fra1"}',
        ].join('\n'),
      );
      const { exitCode, stderr } = await evaluate(
        'eval:pairs',
        '--pairs',
        file('pairs.jsonl'),
        '--same',
        file('same.jsonl'),
        '--json',
        file('met.json'),
      );
      expect(exitCode, stderr).toBe(0);
      expect(await written('met.json')).toMatchObject({
        summary: { pairs: 1, false_hits: 0, same: 2, met: 2 },
        items: [
          { id: 'p1', kind: 'pair', shared_entry: false, shared_understanding: false },
          { id: 's1', kind: 'same', shared_understanding: true },
          { id: 's2', kind: 'same', shared_entry: true, shared_understanding: true },
        ],
      });
    },
    LIMIT_MS,
  );

  it('name the line that is wrong, and what a comparison needs', async () => {
    await writeFile(file('bad.jsonl'), '{"id":"x","request":"reboot","action":"no_such_action"}\n');
    const bad = await evaluate('eval', '--dataset', file('bad.jsonl'));
    expect(bad).toMatchObject({ exitCode: 1, stdout: '' });
    expect(bad.stderr).toMatch(/bad\.jsonl, line 1/);
    const unmeasured = await evaluate('eval', '--dataset', file('bad.jsonl'), '--record');
    expect(unmeasured.exitCode).toBe(2);
    expect(unmeasured.stderr).toContain('--record needs --compare');
    const lonely = await evaluate('eval', '--dataset', file('bad.jsonl'), '--compare', 'v0,current');
    expect(lonely.exitCode).toBe(2);
    expect(lonely.stderr).toContain('--provider');
  });
});
