import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const LAUNCHER = resolve(import.meta.dirname, '../../apps/cli/launcher');

/** Builds an app by copying it, loudly, and counts how often. */
const NEST = `#!/bin/sh
echo "output of the build of $2"
echo "$2" >> builds.log
sleep 0.2
mkdir -p "dist/apps/$2/apps/$2/src"
cp "apps/$2/src/main.ts" "dist/apps/$2/apps/$2/src/main.js"
`;

/** What the command printed, and how it ended. */
export interface Launched {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** A small project around the real launcher: its packages are there, its compiler is a copy. */
export class LauncherProject {
  readonly root = mkdtempSync(join(tmpdir(), 'launcher-'));

  constructor(program: string) {
    cpSync(LAUNCHER, join(this.root, 'apps/cli/launcher'), { recursive: true });
    for (const file of ['package-lock.json', 'node_modules/.package-lock.json']) {
      this.write(file, '{ "packages": {} }');
    }
    for (const file of ['nest-cli.json', 'tsconfig.json', 'apps/cli/tsconfig.app.json'])
      this.write(file, '{}');
    for (const file of ['libs/one.ts', 'libs/one.spec.ts', 'test/two.ts']) this.write(file, '');
    this.write('apps/cli/src/main.ts', program);
    this.write('node_modules/.bin/nest', NEST);
    chmodSync(join(this.root, 'node_modules/.bin/nest'), 0o755);
    mkdirSync(join(this.root, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, join(this.root, 'node_modules/node/bin/node'));
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  start(parameters: readonly string[]): ChildProcess {
    return spawn(process.execPath, [join(this.root, 'apps/cli/launcher/launch.mjs'), ...parameters]);
  }

  async run(...parameters: string[]): Promise<Launched> {
    return finished(this.start(parameters));
  }

  get builds(): string[] {
    return readFileSync(join(this.root, 'builds.log'), 'utf8').trim().split('\n');
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

export async function finished(child: ChildProcess): Promise<Launched> {
  if (!child.stdout || !child.stderr) throw new Error('The output of the child is not piped.');
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { stdout, stderr, exitCode };
}
