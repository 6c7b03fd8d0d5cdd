import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
const MAX_DURATION_MS = 15 * 60 * 1000;

/** Runs a program to its end and returns what it printed. @throws where it fails, with its last words. */
export async function runProgram(
  program: string,
  programArguments: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const { stdout } = await execute(program, [...programArguments], {
    signal,
    timeout: MAX_DURATION_MS,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return stdout;
}
