import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OperationalError } from '@app/contracts';

const SQLITE_BUSY = 5;

/**
 * Makes this process the one owner of a data folder. The operating system holds the lock, through SQLite's file
 * lock, and frees it when the process ends in whatever way; a file with a process id alone would outlive a crash.
 */
export class FolderLock {
  private constructor(private readonly lock: DatabaseSync) {}

  /** @throws OperationalError `data_folder_busy` where another owner holds the folder */
  static acquire(folder: string): FolderLock {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const ownerFile = join(folder, 'owner.pid');
    const lock = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 });
    try {
      lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw isBusy(error) ? busy(folder, ownerFile, error) : error;
    }
    writeFileSync(ownerFile, String(process.pid));
    return new FolderLock(lock);
  }

  release(): void {
    if (this.lock.isOpen) this.lock.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function busy(folder: string, ownerFile: string, cause: unknown): OperationalError {
  return new OperationalError(
    'data_folder_busy',
    `The data folder ${folder} is in use by ${ownerOf(ownerFile)}.`,
    'Ask that process over HTTP, stop it, or set DATA_DIR to another folder.',
    { cause },
  );
}

/** The owner writes its id just after it has the lock, so there is a moment without one. */
function ownerOf(ownerFile: string): string {
  try {
    return `process ${readFileSync(ownerFile, 'utf8').trim()}`;
  } catch {
    return 'another process';
  }
}
