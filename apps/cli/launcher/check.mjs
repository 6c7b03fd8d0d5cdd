import { run } from './child.mjs';
import { say } from './project.mjs';

const STEPS = [
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['lint', 'oxlint', ['--max-warnings=0', '--report-unused-disable-directives']],
  ['types', 'tsc', ['--noEmit']],
  [
    'boundaries',
    'depcruise',
    ['--config', '.dependency-cruiser.mjs', '--output-type=err', 'apps', 'libs', 'test'],
  ],
  ['unused code', 'knip', ['--no-progress']],
];

/** Runs every check, also after one has failed; returns the exit code of the whole. */
export async function check() {
  const failed = [];
  for (const [name, program, parameters] of STEPS) {
    const start = performance.now();
    const exitCode = await run(program, parameters);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    say(`${exitCode === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
    if (exitCode !== 0) failed.push(name);
  }
  return failed.length === 0 ? 0 : 1;
}
