import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { MODEL_ARTEFACT } from './artefacts.js';

/** What is installed, as written beside it; hashes are SHA-256 in hex. */
export const EmbeddedManifestSchema = z.strictObject({
  engine: z.strictObject({
    package: z.string(),
    version: z.string(),
    wheel_sha256: z.string(),
    licence: z.string(),
  }),
  model: z.strictObject({
    package: z.string(),
    version: z.string(),
    file: z.string(),
    sha256: z.string(),
    bytes: z.number().int(),
    licence: z.string(),
  }),
});
export type EmbeddedManifest = z.infer<typeof EmbeddedManifestSchema>;

/** Where the fetched engine and model lie under the data folder. */
export function embeddedFolder(dataDir: string) {
  const engine = join(dataDir, 'engine');
  return {
    engine,
    manifest: join(engine, 'manifest.json'),
    python: join(engine, 'venv', 'bin', 'python'),
    models: join(dataDir, 'models'),
    model: join(dataDir, 'models', basename(MODEL_ARTEFACT.file_in_wheel)),
  };
}

/** The manifest of what is installed; `null` where nothing is. @throws on a manifest that was tampered with. */
export async function readManifest(dataDir: string): Promise<EmbeddedManifest | null> {
  try {
    const text = await readFile(embeddedFolder(dataDir).manifest, 'utf8');
    return EmbeddedManifestSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
