import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finished, LauncherProject } from '../../../test/support/launcher-project.js';

/** Says what it was asked; then ends as it was told. */
const PROGRAM = `
const [, ending, value] = process.argv.slice(2);
// Before anything is printed: who reads it may send the signal at once.
if (ending === 'wait') process.on('SIGTERM', () => process.exit(75));
console.log(JSON.stringify(process.argv.slice(2)));
if (ending === 'exit') process.exitCode = Number(value);
if (ending === 'kill') process.kill(process.pid, value);
if (ending === 'wait') setTimeout(() => {}, 60_000);
`;

let project: LauncherProject;

beforeEach(() => {
  project = new LauncherProject(PROGRAM);
});

afterEach(() => project.remove());

describe('a launched command', () => {
  it('gets its arguments, and standard output to itself', async () => {
    const { stdout, stderr, exitCode } = await project.run('ask', 'how many "servers"?', '--json');
    expect(stdout).toBe(`${JSON.stringify(['ask', 'how many "servers"?', '--json'])}\n`);
    expect(stderr).toContain('output of the build of cli');
    expect(exitCode).toBe(0);
  });

  it('hands its exit code on', async () => {
    expect((await project.run('ask', 'exit', '75')).exitCode).toBe(75);
  });

  it('hands on which signal ended it', async () => {
    expect((await project.run('ask', 'kill', 'SIGKILL')).exitCode).toBe(137);
  });

  it('gets the signals that reach the launcher', async () => {
    const launcher = project.start(['ask', 'wait']);
    const ended = finished(launcher);
    if (launcher.stdout) await once(launcher.stdout, 'data');
    launcher.kill('SIGTERM');
    expect((await ended).exitCode).toBe(75);
  });

  it('must be a known one', async () => {
    expect((await project.run('toString')).exitCode).toBe(2);
  });
});

describe('the build', () => {
  it('is made once for the same sources', async () => {
    await project.run('ask');
    project.write('libs/one.spec.ts', '// A test is not built.');
    await project.run('ask');
    expect(project.builds).toEqual(['cli']);
  });

  it.each(['apps/cli/src/main.ts', 'libs/one.ts', 'libs/new.ts', 'test/two.ts', 'tsconfig.json'])(
    'is made anew after an edit of %s',
    async (path) => {
      await project.run('ask');
      project.write(path, 'console.log("edited");\n');
      await project.run('ask');
      expect(project.builds).toEqual(['cli', 'cli']);
    },
  );

  it('is made once by commands that start together', async () => {
    const launched = await Promise.all([
      project.run('ask', '1'),
      project.run('ask', '2'),
      project.run('ask', '3'),
    ]);
    expect(launched.map(({ stdout }) => stdout)).toEqual(['["ask","1"]\n', '["ask","2"]\n', '["ask","3"]\n']);
    expect(project.builds).toEqual(['cli']);
  });

  it('does not wait for a launcher that died at it', async () => {
    const dead = project.start(['toString']);
    await once(dead, 'exit');
    project.write('dist/.launcher/.keep', '');
    symlinkSync(String(dead.pid), join(project.root, 'dist/.launcher/build-cli.lock'));
    expect((await project.run('ask')).exitCode).toBe(0);
  });

  it('that fails ends the command with 1, and is tried again', async () => {
    project.write('node_modules/.bin/nest', '#!/bin/sh\nexit 2\n');
    const { stdout, stderr, exitCode } = await project.run('ask');
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toContain('nest build cli ended with exit code 2');
    expect((await project.run('ask')).exitCode).toBe(1);
  });
});
