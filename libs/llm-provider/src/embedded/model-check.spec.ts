import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelCheck } from './model-check.js';

const never = new AbortController().signal;

describe('ModelCheck', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-'));
    file = join(folder, 'model.gguf');
    await writeFile(file, 'the pinned one');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes the pinned file, and refuses it once it has changed', async () => {
    const check = new ModelCheck(createHash('sha256').update('the pinned one').digest('hex'));
    await check.check(file, never);
    await check.check(file, never);
    await writeFile(file, 'another one, of another length');
    await expect(check.check(file, never)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('npm run llm:embedded'),
    });
  });
});
