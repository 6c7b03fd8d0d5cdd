import { Command } from 'commander';
import type { VerificationReport } from '@app/audit';
import { ConfigurationError, loadSettings, type Settings } from '@app/config';
import { OperationalError } from '@app/contracts';
import { findServer } from '../ask/server-source.js';
import { renderReport } from './audit-report.js';

const EXIT_FAULT = 1;
/** `EX_TEMPFAIL`: another process owns the data folder. */
const EXIT_BUSY = 75;

interface Verified {
  readonly report: VerificationReport;
  readonly by: string;
}

/** `audit verify`: whether the record still stands as it was written. */
export function auditCommand(): Command {
  const verify = new Command('verify')
    .description('Recompute the whole record; exit code 1 where anything was changed, removed or inserted.')
    .option('--json', 'print the report alone, errors included')
    .exitOverride()
    .action(async (options: { readonly json?: boolean }) => {
      process.exitCode = await run(options.json === true);
    });
  return new Command('audit').description('The record of what was done.').exitOverride().addCommand(verify);
}

async function run(json: boolean): Promise<number> {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort(new Error('The verification was cancelled.')));
  try {
    const { report, by } = await verified(loadSettings(), interrupted.signal);
    process.stdout.write(`${json ? JSON.stringify(report) : renderReport(report, by)}\n`);
    return report.ok ? 0 : EXIT_FAULT;
  } catch (error) {
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: errorOf(error) })}\n`);
    else process.stderr.write(`${messageOf(error)}\n`);
    return isBusy(error) ? EXIT_BUSY : EXIT_FAULT;
  }
}

/** The owner of the data folder verifies the record, if it is not this process. */
async function verified(settings: Settings, signal: AbortSignal): Promise<Verified> {
  const { verifyHere } = await import('./audit-source.js');
  try {
    return { report: await verifyHere(signal), by: 'this process' };
  } catch (error) {
    const url = settings.cli.serverUrl ?? `http://127.0.0.1:${settings.http.port}`;
    const server = isBusy(error) ? await findServer(url) : undefined;
    if (!server) throw error;
    const { verifyThere } = await import('./audit-server.js');
    return { report: await verifyThere(url, settings.cli.apiKey, signal), by: server.name };
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof OperationalError && error.code === 'data_folder_busy';
}

function errorOf(error: unknown): { code: string; detail: string; hint: string } {
  if (error instanceof OperationalError) return { code: error.code, detail: error.detail, hint: error.hint };
  if (error instanceof ConfigurationError)
    return { code: 'invalid_configuration', detail: error.message, hint: 'Mend the settings.' };
  return { code: 'internal', detail: messageOf(error), hint: 'Try again; look into the log if it stays.' };
}

function messageOf(error: unknown): string {
  if (error instanceof OperationalError) return `${error.detail} ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
