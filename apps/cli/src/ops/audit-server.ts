import { type VerificationReport, VerificationReportSchema } from '@app/audit';
import { problemError } from '../ask/server-source.js';

/** Has a running server verify the record that it writes. @throws OperationalError where it refuses */
export async function verifyThere(
  baseUrl: string,
  apiKey: string | undefined,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const reply = await fetch(new URL('/audit/verify', baseUrl), {
    headers: apiKey ? { Authorization: `Bearer ${apiKey}` } : {},
    signal,
  });
  const body: unknown = await reply.json();
  const report = VerificationReportSchema.safeParse(body);
  if (reply.ok && report.success) return report.data;
  throw problemError(body, reply.status);
}
