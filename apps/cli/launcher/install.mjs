import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './child.mjs';
import { withLock } from './lock.mjs';
import { NODE, ROOT, say } from './project.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
/** npm's own record of what is installed; written last, so an interrupted installation has none. */
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
const STAMP = join(ROOT, 'node_modules/.installed-lock-hash');

/** Brings node_modules to what package-lock.json says, unless it is there already. */
export async function install() {
  if (isStamped()) return;
  await withLock('install', async () => {
    if (isStamped()) return;
    if (!isInstalledByHand()) {
      say('Installing npm packages. This takes a minute or two, once.');
      const [program, parameters] = npm();
      // NODE_ENV=production would leave out the compiler.
      await prepare(program, [...parameters, 'ci', '--include=dev', '--loglevel=error']);
    }
    writeFileSync(STAMP, lockHash());
  });
}

function isStamped() {
  return existsSync(NODE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash();
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
}

/** Somebody's own `npm ci` or `npm install` is not undone. */
function isInstalledByHand() {
  if (!existsSync(NODE) || !existsSync(INSTALLED)) return false;
  const installed = packagesOf(INSTALLED);
  return Object.entries(packagesOf(LOCK_FILE)).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** The npm that called us, else the one on the path. */
function npm() {
  const caller = process.env.npm_execpath;
  return caller?.endsWith('.js') ? [process.execPath, [caller]] : ['npm', []];
}
