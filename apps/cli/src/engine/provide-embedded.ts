import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '@app/config';
import { OperationalError } from '@app/contracts';
import { createLlmProvider, fetchEmbedded, readManifest } from '@app/llm-provider';
import { SystemClock } from '@app/telemetry';

const FETCH_LIMIT_MS = 120_000;
const PROBE_LIMIT_MS = 800;
/** After a failure the next attempt waits, so that a machine without a registry is not slow every time. */
const RETRY_AFTER_MS = 60 * 60 * 1000;

/**
 * Sees to it that there is some engine: fetches the embedded one where no other answers. Progress goes to
 * standard error; where it cannot be had, the failure is told and the command goes on without.
 */
export async function provideEmbedded(settings: Settings, signal: AbortSignal): Promise<void> {
  const { provider } = settings.llm;
  if (provider !== 'auto' && provider !== 'embedded') return;
  if ((await readManifest(settings.dataDir)) !== null) return;
  const failureMark = join(settings.dataDir, 'engine-unavailable');
  if (recently(failureMark) || (await anEngineAnswers(settings))) return;
  try {
    await fetchEmbedded({
      dataDir: settings.dataDir,
      signal: AbortSignal.any([signal, AbortSignal.timeout(FETCH_LIMIT_MS)]),
      onProgress: (message) => process.stderr.write(`${message}\n`),
    });
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof OperationalError ? `${error.detail} ${error.hint}` : 'It took too long.';
    process.stderr.write(`Going on without a language model. ${reason}\n`);
    await mkdir(settings.dataDir, { recursive: true });
    await writeFile(failureMark, `${reason}\n`);
  }
}

function recently(file: string): boolean {
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < RETRY_AFTER_MS;
}

async function anEngineAnswers(settings: Settings): Promise<boolean> {
  const provider = createLlmProvider(settings, new SystemClock());
  try {
    return (await provider.health(AbortSignal.timeout(PROBE_LIMIT_MS))).status === 'up';
  } finally {
    await provider.close();
  }
}
