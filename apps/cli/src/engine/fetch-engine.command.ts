import { Command } from 'commander';
import { loadSettings } from '@app/config';
import { OperationalError } from '@app/contracts';

export function fetchEngineCommand(): Command {
  return new Command('llm:embedded')
    .description('Fetch the embedded engine and its model, with pinned hashes.')
    .exitOverride()
    .action(async () => {
      process.exitCode = await fetchEngine();
    });
}

async function fetchEngine(): Promise<number> {
  const { fetchEmbedded } = await import('@app/llm-provider');
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
