import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './child.mjs';
import { withLock } from './lock.mjs';
import { ROOT, say, STATE } from './project.mjs';

const CONFIGURATION = ['package-lock.json', 'nest-cli.json', 'tsconfig.json'];

/** Builds an app (`api` or `cli`) where its sources differ from those of its last build. */
export async function build(app) {
  if (isBuilt(app)) return;
  await withLock(`build-${app}`, async () => {
    if (isBuilt(app)) return;
    say(`Building ${app}.`);
    // Taken before, so that an edit during the build leads to another.
    const fingerprint = fingerprintOf(app);
    await prepare('nest', ['build', app]);
    mkdirSync(STATE, { recursive: true });
    writeFileSync(stampOf(app), fingerprint);
  });
}

/** The file that starts a built app. */
export function entryOf(app) {
  return join(ROOT, `dist/apps/${app}/apps/${app}/src/main.js`);
}

function isBuilt(app) {
  const stamp = stampOf(app);
  return existsSync(entryOf(app)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprintOf(app);
}

function stampOf(app) {
  return join(STATE, `${app}.built`);
}

/** Path, size and time of each source; contents would take too long to read before every command. */
function fingerprintOf(app) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(ROOT, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  [...CONFIGURATION, `apps/${app}/tsconfig.app.json`].forEach(add);
  for (const folder of [`apps/${app}/src`, 'libs', 'test']) sourcesIn(folder).forEach(add);
  return hash.digest('hex');
}

function sourcesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .filter((path) => /\.(ts|json)$/.test(path) && !path.endsWith('.spec.ts'))
    .toSorted()
    .map((path) => join(folder, path));
}
