/**
 * What the npm scripts call: brings packages and build up to date, then runs the command on the project's
 * own Node. Needs nothing but Node 20, so it works on a fresh clone.
 */
import { build, entryOf } from './build.mjs';
import { check } from './check.mjs';
import { PreparationFailure, run } from './child.mjs';
import { install } from './install.mjs';
import { NODE, say } from './project.mjs';

const COMMANDS = {
  start: (parameters) => runApp('api', parameters),
  ask: (parameters) => runApp('cli', ['ask', ...parameters]),
  bench: (parameters) => bench(parameters),
  eval: (parameters) => runApp('cli', ['eval', ...parameters]),
  'eval:pairs': (parameters) => runApp('cli', ['eval:pairs', ...parameters]),
  'llm:embedded': (parameters) => runApp('cli', ['llm:embedded', ...parameters]),
  ops: (parameters) => runApp('cli', ['ops', ...parameters]),
  build: () => buildAll(),
  test: (parameters) => run('vitest', ['run', ...parameters]),
  'test:long': (parameters) => testLong(parameters),
  check: () => check(),
  format: () => run('prettier', ['--write', '--log-level=warn', '.']),
};

async function runApp(app, parameters) {
  await build(app);
  return run(NODE, ['--enable-source-maps', entryOf(app), ...parameters]);
}

/** Measures a server of its own, so both apps are built. */
async function bench(parameters) {
  await build('api');
  return runApp('cli', ['bench', ...parameters]);
}

/** These start the built server as a process of its own. */
async function testLong(parameters) {
  await build('api');
  return run('vitest', ['run', '--config', 'vitest.long.config.ts', ...parameters]);
}

async function buildAll() {
  for (const app of ['api', 'cli']) await build(app);
  return 0;
}

const [name, ...parameters] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
if (!command) {
  say(`Unknown command ${name}; there are ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(2);
}
try {
  await install();
  process.exitCode = await command(parameters);
} catch (error) {
  if (!(error instanceof PreparationFailure)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
