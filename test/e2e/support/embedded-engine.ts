import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchEmbedded } from '@app/llm-provider';

/** Survives between runs, since fetching takes a while. */
const FOLDER = join(import.meta.dirname, '../../../.data/test-engine');
const FETCH_LIMIT_MS = 240_000;

/** Fetches engine and model, or finds them there. @returns why they cannot be had here, else `undefined` */
export async function engineMissing(): Promise<string | undefined> {
  try {
    await mkdir(FOLDER, { recursive: true });
    await fetchEmbedded({
      dataDir: FOLDER,
      signal: AbortSignal.timeout(FETCH_LIMIT_MS),
      onProgress: (message) => console.log(message),
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A data folder of a test's own that has the engine and the model in it. */
export async function folderWithEngine(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'opsconductor-engine-'));
  for (const part of ['engine', 'models']) await symlink(join(FOLDER, part), join(dataDir, part));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Ids of the engine processes that serve from this folder; the shell that watches over one is none. */
export async function enginesIn(dataDir: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      const [program = '', ...parameters] = command.split('\0');
      const serves = parameters.some((parameter) => parameter.startsWith(join(dataDir, 'models')));
      return serves && !/(^|\/)(ba|da)?sh$/.test(program) ? [Number(id)] : [];
    }),
  );
  return found.flat();
}
