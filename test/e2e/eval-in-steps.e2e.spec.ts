import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { launch } from './support/ask-command.js';

const LIMIT_MS = 180_000;

const service = { t: 'service', v: 'nginx' };
const staging = { t: 'hostname', v: 'web-stg-01' };
const restart = { a: 'restart_service', e: [service, staging] };
const servers = { a: 'list_assets', e: [{ t: 'asset_type', v: 'server' }] };
const LINE = {
  id: 's1',
  request: 'list all servers and then restart nginx on web-stg-01',
  category: 'automation',
  action: 'restart_service',
  entities: [
    { type: 'asset_type', value: 'server' },
    { type: 'service', value: 'nginx' },
    { type: 'hostname', value: 'web-stg-01' },
  ],
  effect: 'write',
  risk: 'medium',
  approval: false,
  outcome: 'execute',
  tags: ['multi_step'],
};

let folder: string;
let engine: ScriptedEngine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opsconductor-eval-test-'));
  engine = await ScriptedEngine.start({
    script: ({ body }) => {
      const [system] = body['messages'] as { content: string }[];
      const steps = { s: [servers, restart].map((step) => ({ ...step, g: [], n: [], c: '' })) };
      return { ...json(system?.content.startsWith('Split') ? steps : restart), logprob: -0.01 } as never;
    },
  });
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

it(
  'a request in steps is scored like any other: by its gravest step and all that it names',
  async () => {
    const file = (name: string) => join(folder, name);
    await writeFile(file('steps.jsonl'), `${JSON.stringify(LINE)}\n`);
    const { exitCode, stderr } = await launch(
      `eval --dataset ${file('steps.jsonl')} --provider vllm --fast-path off --json ${file('out.json')}`.split(
        ' ',
      ),
      { DATA_DIR: file('data'), VLLM_BASE_URL: engine.url },
    );
    expect(exitCode, stderr).toBe(0);
    const report = JSON.parse(await readFile(file('out.json'), 'utf8')) as {
      summary: object;
      items: object[];
    };
    expect(report.items).toMatchObject([
      { id: 's1', source: 'llm', action: 'restart_service', entities: LINE.entities, llm_calls: 2 },
    ]);
    expect(report.summary).toMatchObject({
      action_accuracy: { value: 1 },
      entity_f1: { value: 1 },
      outcome_accuracy: { value: 1 },
      unsafe: [],
    });
  },
  LIMIT_MS,
);
