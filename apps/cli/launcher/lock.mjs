import { mkdirSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, STATE } from './project.mjs';

const POLL_MS = 100;

/** Runs an action while no other launcher of this project runs one under the same name. */
export async function withLock(name, action) {
  mkdirSync(STATE, { recursive: true });
  const lock = join(STATE, `${name}.lock`);
  let told = false;
  while (!take(lock)) {
    const holder = holderOf(lock);
    if (holder !== undefined && isGone(holder)) release(lock, holder);
    else if (!told) {
      say(`Waiting for process ${holder}, which is busy with: ${name}. (If it never ends: rm ${lock}*)`);
      told = true;
    }
    await sleep(POLL_MS);
  }
  try {
    return await action();
  } finally {
    unlinkSync(lock);
  }
}

/** A symbolic link is made with its content in one step, so a lock always names its holder. */
function take(lock) {
  try {
    symlinkSync(String(process.pid), lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(lock) {
  try {
    return Number(readlinkSync(lock));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isGone(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Removes a dead holder's lock; one launcher at a time, or the second would remove the first one's own. */
function release(lock, deadHolder) {
  const takeover = `${lock}.takeover`;
  if (!take(takeover)) return;
  try {
    if (holderOf(lock) === deadHolder) unlinkSync(lock);
  } finally {
    unlinkSync(takeover);
  }
}
