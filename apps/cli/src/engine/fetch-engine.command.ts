import { Command } from 'commander';

export function fetchEngineCommand(): Command {
  return new Command('llm:embedded')
    .description('Fetch the embedded engine and its model, with pinned hashes.')
    .exitOverride()
    .action(async () => {
      // Loaded only here; by a relative path, since the build rewrites no alias in a dynamic import.
      const { fetchEngine } = await import('./fetch-engine.js');
      process.exitCode = await fetchEngine();
    });
}
