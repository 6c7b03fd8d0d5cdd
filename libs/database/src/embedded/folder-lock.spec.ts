import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderLock } from './folder-lock.js';

describe('FolderLock', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-lock-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('has one holder, named to whoever comes second, until it is released', () => {
    const lock = FolderLock.acquire(folder);
    expect(() => FolderLock.acquire(folder)).toThrow(
      expect.objectContaining({
        code: 'data_folder_busy',
        detail: `The data folder ${folder} is in use by process ${process.pid}.`,
      }),
    );
    lock.release();
    FolderLock.acquire(folder).release();
  });

  it('makes the folder where there is none', () => {
    const inner = join(folder, 'new', 'data');
    const lock = FolderLock.acquire(inner);
    expect(existsSync(inner)).toBe(true);
    lock.release();
  });
});
