import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LlmError } from '../llm.errors.js';
import { ModelCheck } from './model-check.js';
import { sha256File } from './sha256-file.js';

vi.mock('./sha256-file.js', { spy: true });

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

  it('reads a file once as it is, also one that it refuses', async () => {
    const check = new ModelCheck('0'.repeat(64));
    await expect(check.check(file, never)).rejects.toThrow('npm run llm:embedded');
    expect(await check.isKnownToBeAnother(file)).toBe(true);
    vi.mocked(sha256File).mockClear();
    await expect(check.check(file, never)).rejects.toThrow('npm run llm:embedded');
    expect(sha256File).not.toHaveBeenCalled();
  });

  it('knows nothing of a file that it has not read', async () => {
    const check = new ModelCheck('0'.repeat(64));
    expect(await check.isKnownToBeAnother(file)).toBe(false);
    await expect(check.check(file, never)).rejects.toBeInstanceOf(LlmError);
    await writeFile(file, 'another one, of another length');
    expect(await check.isKnownToBeAnother(file)).toBe(false);
    await rm(file);
    expect(await check.isKnownToBeAnother(file)).toBe(false);
  });

  it('says so where the file cannot be read', async () => {
    const check = new ModelCheck();
    await expect(check.check(join(folder, 'missing'), never)).rejects.toBeInstanceOf(LlmError);
    await expect(check.check(folder, never)).rejects.toBeInstanceOf(LlmError);
  });

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
