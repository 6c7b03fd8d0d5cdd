import { Command } from 'commander';
import { AuditVerifier, type VerificationReport } from '@app/audit';
import { loadSettings } from '@app/config';
import { OperationalError } from '@app/contracts';
import { findServer } from '../ask/server-source.js';
import { runOps } from './run-ops.js';

const LIMIT_MS = 600_000;

export function auditCommand(): Command {
  const verify = new Command('verify')
    .description('Whether the record is as it was written: every hash, checkpoint and signature.')
    .option('--json', 'print the report as JSON')
    .exitOverride()
    .action(({ json }: { readonly json?: boolean }) =>
      runOps(async () => {
        const report = await verified(AbortSignal.timeout(LIMIT_MS));
        process.stdout.write(`${json ? JSON.stringify(report) : describe(report)}\n`);
        return report.ok ? 0 : 1;
      }),
    );
  return new Command('audit').description('The record.').exitOverride().addCommand(verify);
}

/** By this process; where a server of ours owns the data folder, by that. */
async function verified(signal: AbortSignal): Promise<VerificationReport> {
  const { openOps } = await import('./ops-context.js');
  try {
    const context = await openOps();
    try {
      return await context.get(AuditVerifier, { strict: false }).verify(signal);
    } finally {
      await context.close();
    }
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'data_folder_busy') throw error;
    const { cli, http } = loadSettings();
    const url = cli.serverUrl ?? `http://127.0.0.1:${http.port}`;
    if (!(await findServer(url))) throw error;
    return askServer(url, cli.apiKey, signal);
  }
}

async function askServer(
  url: string,
  apiKey: string | undefined,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const reply = await fetch(new URL('/audit/verify', url), {
    headers: apiKey ? { Authorization: `Bearer ${apiKey}` } : {},
    signal,
  });
  const body: unknown = await reply.json();
  if (reply.ok) return body as VerificationReport;
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail) : '';
  throw new OperationalError(
    'forbidden',
    `The server does not verify: ${detail}`,
    'Set OPSCONDUCTOR_API_KEY to a key with the role admin.',
  );
}

function describe({
  ok,
  rows,
  streams,
  checkpoints,
  unsigned_rows,
  faults,
  fault_count,
}: VerificationReport): string {
  const head = `${ok ? 'Sound' : `${fault_count} faults`}: ${rows} rows in ${streams} chains, ${checkpoints} checkpoints, ${unsigned_rows} rows after the last one.`;
  const lines = faults.map(({ kind, stream, day, sequence, detail }) =>
    [kind, stream, day, sequence, detail].filter((part) => part !== null).join(' '),
  );
  return [head, ...lines].join('\n');
}
