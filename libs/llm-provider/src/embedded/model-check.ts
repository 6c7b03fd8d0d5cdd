import { stat } from 'node:fs/promises';
import { LlmError } from '../llm.errors.js';
import { MODEL_ARTEFACT } from './artefacts.js';
import { sha256File } from './sha256-file.js';

/** Makes sure that a fetched model is what was pinned; reads the file again only where it changed. */
export class ModelCheck {
  #checked: string | undefined;

  constructor(private readonly sha256: string = MODEL_ARTEFACT.sha256) {}

  /** @throws LlmError `unavailable` where the file is another one */
  async check(file: string, signal: AbortSignal): Promise<void> {
    const { size, mtimeMs, ino } = await stat(file);
    const identity = [file, size, mtimeMs, ino].join(' ');
    if (this.#checked === identity) return;
    if ((await sha256File(file, signal)) !== this.sha256) {
      throw new LlmError(
        'unavailable',
        'The embedded model is not the file that was fetched: run `npm run llm:embedded`.',
      );
    }
    this.#checked = identity;
  }
}
