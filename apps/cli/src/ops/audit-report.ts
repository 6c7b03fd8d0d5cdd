import type { VerificationReport } from '@app/audit';

/** The report as a person reads it. */
export function renderReport(report: VerificationReport, verifiedBy: string): string {
  const { ok, rows, streams, checkpoints, unsigned_rows, faults, fault_count } = report;
  const size = `${rows} rows in ${streams} chains, ${checkpoints} checkpoints`;
  const verdict = ok
    ? 'The record stands as it was written.'
    : `The record does not stand as it was written: ${fault_count} ${fault_count === 1 ? 'fault' : 'faults'}.`;
  return [
    verdict,
    `${size}; ${unsigned_rows} rows not signed yet. Verified by ${verifiedBy}.`,
    ...faults.map(
      ({ kind, stream, day, sequence, detail }) =>
        `  ${kind}  ${stream === null ? `checkpoint ${sequence}` : `${stream} ${day} row ${sequence}`}: ${detail}`,
    ),
    ...(fault_count > faults.length ? [`  … and ${fault_count - faults.length} more`] : []),
  ].join('\n');
}
