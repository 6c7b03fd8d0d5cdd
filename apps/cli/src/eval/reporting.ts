import { writeFile } from 'node:fs/promises';
import { ConfigurationError } from '@app/config';
import { OperationalError } from '@app/contracts';

/** What a measurement found: for a program, and for a person. */
export interface Reported {
  readonly report: object;
  readonly text: string;
}

const EXIT_ERROR = 1;

/**
 * Runs a measurement: figures for people on standard output, the whole report to the file where one is named,
 * progress on standard error. Failures are told in one line.
 */
export async function reporting(
  file: string | undefined,
  measure: (signal: AbortSignal, progress: (line: string) => void) => Promise<Reported>,
): Promise<void> {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort(new Error('The measurement was cancelled.')));
  const isTerminal = process.stderr.isTTY;
  try {
    const { report, text } = await measure(interrupted.signal, (line) => {
      if (isTerminal) process.stderr.write(`\r${line}\u001B[K`);
    });
    if (isTerminal) process.stderr.write('\n');
    if (file) await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(`${text}\n`);
  } catch (error) {
    if (!(
      error instanceof OperationalError ||
      error instanceof ConfigurationError ||
      interrupted.signal.aborted
    ))
      throw error;
    const hint = error instanceof OperationalError ? ` ${error.hint}` : '';
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
    process.exitCode = EXIT_ERROR;
  }
}
