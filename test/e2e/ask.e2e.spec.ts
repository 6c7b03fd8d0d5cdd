import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashApiKey, newApiKey } from '@app/auth';
import { ResponseSchema } from '@app/contracts';
import { EMBEDDED } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { TestApp } from './support/app.js';
import { type CommandResult, launch } from './support/ask-command.js';
import { rowNames, sampleNames } from './support/sample.js';

const BUILD_TIMEOUT_MS = 180_000;
const IN_PRODUCTION = 'list all servers in production';
const serversInProduction = sampleNames((a) => a.device_type === 'server' && a.environment === 'production');

/** The Response on standard output, and nothing beside it. */
function onlyResponse({ stdout }: CommandResult) {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return ResponseSchema.parse(JSON.parse(stdout));
}

beforeAll(async () => {
  // Builds what is not built yet, so that no test waits for it.
  const built = await launch(['ask', '--help'], {});
  if (built.exitCode !== 0) throw new Error(built.stderr);
}, BUILD_TIMEOUT_MS);

describe('npm run ask, in a process of its own', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'opsconductor-ask-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  const ask = (...parameters: string[]) =>
    launch(['ask', '--provider', 'none', ...parameters], { DATA_DIR: dataDir });

  it('prints a table that a person likes to read, and where it came from', async () => {
    const { stdout, exitCode } = await ask(IN_PRODUCTION);
    expect(exitCode).toBe(0);
    for (const name of serversInProduction) expect(stdout).toContain(` ${name} `);
    expect(stdout).toMatch(/│ name +│/);
    expect(stdout).toContain('understood by fast path');
    expect(stdout).toMatch(/ms in all/);
  });

  it.each([
    [IN_PRODUCTION, 'information', 0],
    ['drop the orders database', 'approval_request', 0],
    ["what's the weather", 'refusal', 0],
    ['check the thing', 'clarification', 0],
    ['wer besitzt db-prod-03?', 'error', 1],
  ])('prints the Response alone for “%s”: %s, exit code %i', async (request, type, code) => {
    const result = await ask('--json', request);
    expect(onlyResponse(result).response_type).toBe(type);
    expect(result.exitCode).toBe(code);
  });

  it('works for whoever shows a key, where the installation has keys', async () => {
    const key = newApiKey();
    const keyed = (shown: string, request: string) =>
      launch(['ask', '--provider', 'none', '--json', request], {
        DATA_DIR: dataDir,
        API_KEYS: `vera:viewer:${hashApiKey(key)}`,
        OPSCONDUCTOR_API_KEY: shown,
      });
    const refused = await keyed('', IN_PRODUCTION);
    expect(refused.exitCode).toBe(1);
    expect(onlyResponse(refused).error?.code).toBe('unauthenticated');
    const read = await keyed(key, IN_PRODUCTION);
    expect(read.exitCode).toBe(0);
    const write = await keyed(key, 'set the owner of web-dev-01 to team-sre');
    expect(write.exitCode).toBe(1);
    expect(onlyResponse(write).error?.code).toBe('forbidden');
  });

  it('shows what a change changed', async () => {
    const { stdout, exitCode } = await ask('set the owner of web-dev-01 to team-shown');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/│ target +│ field +│ from +│ to +│/);
    expect(stdout).toContain('team-shown');
  });

  it('prints the content of an export, so that it can be put into a file', async () => {
    const { stdout, stderr, exitCode } = await ask('export all windows machines as csv');
    expect(exitCode).toBe(0);
    const names = stdout
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    expect(names.toSorted()).toEqual(sampleNames((a) => a.os_type === 'windows'));
    expect(stderr).toContain('assets.csv');
  });

  it.each([[[]], [['--colour', IN_PRODUCTION]], [['--provider', 'oracle', IN_PRODUCTION]]])(
    'says how it is used, with exit code 2, for %j',
    async (parameters) => {
      const { stdout, stderr, exitCode } = await launch(['ask', ...parameters], { DATA_DIR: dataDir });
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
      expect(stderr).toMatch(/error: /);
    },
  );

  it('answers itself where no server listens', async () => {
    const settings = { DATA_DIR: dataDir, LLM_PROVIDER: 'none', PORT: String(await freePort()) };
    const { stdout, exitCode } = await launch(['ask', '--no-fetch', 'who owns web-prod-01?'], settings);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('this process');
  });

  it('keeps to one shape for scripts where the command line is not understood', async () => {
    const refused = await launch(['ask', '--json', '--provider', 'oracle', 'hello'], {});
    expect(refused.exitCode).toBe(2);
    expect(onlyResponse(refused)).toMatchObject({
      response_type: 'error',
      error: { code: 'usage', detail: expect.stringContaining('oracle') },
    });
  });

  it('names a setting that is wrong', async () => {
    const settings = { DATA_DIR: dataDir, PORT: 'banana' };
    const plain = await launch(['ask', '--provider', 'none', IN_PRODUCTION], settings);
    expect(plain).toMatchObject({ stdout: '', exitCode: 1 });
    expect(plain.stderr).toMatch(/PORT.*banana.*whole number/);
    const json = await launch(['ask', '--provider', 'none', '--json', IN_PRODUCTION], settings);
    expect(json.exitCode).toBe(1);
    const { error } = onlyResponse(json);
    expect(error).toMatchObject({ code: 'invalid_configuration', detail: expect.stringContaining('PORT') });
  });
});

describe('npm run ask, beside another process', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ kind: EMBEDDED });
    await app.http.patch('/assets/web-prod-01', { owner: 'team-known-to-the-server' });
  });
  afterAll(() => app?.close());

  it('does not touch a data folder that has an owner: exit code 75', async () => {
    const parameters = ['ask', '--provider', 'none', '--json', IN_PRODUCTION];
    const result = await launch(parameters, { DATA_DIR: app.database.dataDir });
    expect(result.exitCode).toBe(75);
    expect(onlyResponse(result).error?.code).toBe('data_folder_busy');
  });

  it('asks the server that is running', async () => {
    const settings = { OPSCONDUCTOR_URL: app.url, DATA_DIR: app.database.dataDir };
    const recorded = await app.recordedRequests();
    const json = await launch(['ask', '--json', IN_PRODUCTION], settings);
    expect(json.exitCode).toBe(0);
    expect(rowNames(onlyResponse(json).data?.rows)).toEqual(serversInProduction);
    const plain = await launch(['ask', 'who owns web-prod-01?'], settings);
    expect(plain.stdout).toContain('team-known-to-the-server');
    expect(plain.stdout).toContain(`server ${app.url}`);
    expect(await app.recordedRequests()).toBe(recorded + 2);
  });

  it('finds a server on the port it is set to', async () => {
    const { port } = new URL(app.url);
    const result = await launch(['ask', '--json', 'count all assets'], { PORT: port });
    expect(result.exitCode).toBe(0);
    expect(onlyResponse(result).response_type).toBe('information');
  });

  it('passes on what the server refuses', async () => {
    const settings = { OPSCONDUCTOR_URL: app.url };
    const long = await launch(['ask', '--json', 'x'.repeat(2001)], settings);
    expect(long.exitCode).toBe(1);
    expect(onlyResponse(long).error?.code).toBe('invalid_request');
    const unavailable = await launch(['ask', '--json', 'wer besitzt db-prod-03?'], settings);
    expect(unavailable.exitCode).toBe(1);
    expect(onlyResponse(unavailable).error?.code).toBe('llm_unavailable');
  });
});
