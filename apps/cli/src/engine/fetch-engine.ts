import { loadSettings } from '@app/config';
import { OperationalError } from '@app/contracts';
import { fetchEmbedded } from '@app/llm-provider';

/** Fetches engine and model, prints what is installed, and returns the exit code. */
export async function fetchEngine(): Promise<number> {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  try {
    const manifest = await fetchEmbedded({
      dataDir: loadSettings().dataDir,
      signal: interrupted.signal,
      onProgress: (message) => process.stderr.write(`${message}\n`),
    });
    process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    process.stderr.write(`${error.detail} ${error.hint}\n`);
    return 1;
  }
}
