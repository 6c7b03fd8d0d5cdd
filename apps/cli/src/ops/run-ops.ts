import { ConfigurationError } from '@app/config';
import { OperationalError } from '@app/contracts';

/** `EX_TEMPFAIL`: another process owns the data folder. */
const EXIT_BUSY = 75;

/** Runs a tool and sets the exit code that it gives; a failure that is told says what to do next. */
export async function runOps(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof OperationalError) && !(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}${error instanceof OperationalError ? ` ${error.hint}` : ''}\n`);
    process.exitCode = error instanceof OperationalError && error.code === 'data_folder_busy' ? EXIT_BUSY : 1;
  }
}
