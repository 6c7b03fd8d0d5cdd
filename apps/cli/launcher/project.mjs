import { delimiter, join, resolve } from 'node:path';

/** The project's own folder, wherever a command was called. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** Node 24, which the project brings itself; the launcher may run on an older one. */
export const NODE = join(ROOT, 'node_modules/node/bin/node');

/** Locks and stamps of the launcher. Not in node_modules, which an installation replaces. */
export const STATE = join(ROOT, 'dist/.launcher');

/** The environment of a child process: what it calls as `node`, `nest` or `vitest` is the project's. */
export function childEnvironment() {
  return { ...process.env, PATH: [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
}

/** Tells a person what goes on. Standard output belongs to the command alone. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}
