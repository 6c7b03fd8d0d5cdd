import { stat } from 'node:fs/promises';
import { LlmError } from '../llm.errors.js';
import { MODEL_ARTEFACT } from './artefacts.js';
import { sha256File } from './sha256-file.js';

export const ANOTHER_MODEL =
  'The embedded model is not the file that was fetched: run `npm run llm:embedded`.';

/**
 * Makes sure that a fetched model is what was pinned. A file is read once as it is, 0.1 to 0.3 s for the 98 MB of ours,
 * and again only where its size, its times or its place on the disk are others.
 */
export class ModelCheck {
  #read: { readonly identity: string; readonly isPinned: boolean } | undefined;

  constructor(private readonly sha256: string = MODEL_ARTEFACT.sha256) {}

  /** @throws LlmError `unavailable` where the file is another one or cannot be read */
  async check(file: string, signal: AbortSignal): Promise<void> {
    let isPinned: boolean;
    try {
      const identity = await identityOf(file);
      isPinned =
        this.#read?.identity === identity
          ? this.#read.isPinned
          : (await sha256File(file, signal)) === this.sha256;
      this.#read = { identity, isPinned };
    } catch (cause) {
      throw new LlmError('unavailable', 'The file of the embedded model cannot be read.', { cause });
    }
    if (!isPinned) throw new LlmError('unavailable', ANOTHER_MODEL);
  }

  /** Whether the file has been read as it is, and refused. Quick, since it reads nothing. */
  async isKnownToBeAnother(file: string): Promise<boolean> {
    if (!this.#read || this.#read.isPinned) return false;
    const identity = await identityOf(file).catch(() => undefined);
    return identity === this.#read.identity;
  }
}

/** Whoever sets back the time of the content changes the time of the status. */
async function identityOf(file: string): Promise<string> {
  const { dev, ino, size, mtimeMs, ctimeMs } = await stat(file);
  return [file, dev, ino, size, mtimeMs, ctimeMs].join(' ');
}
