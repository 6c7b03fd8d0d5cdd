import type { ChildProcess } from 'node:child_process';

const MAX_CHARACTERS = 8192;

/** The last few kilobytes of what a process printed. */
export class LogTail {
  #text = '';

  constructor(child: Pick<ChildProcess, 'stdout' | 'stderr'>) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#text = (this.#text + chunk).slice(-MAX_CHARACTERS);
      });
    }
  }

  get text(): string {
    return this.#text;
  }
}
