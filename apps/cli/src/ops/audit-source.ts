import { AuditVerifier, type VerificationReport } from '@app/audit';
import { openOps } from './ops-context.js';

/** Verifies the record in this process. @throws OperationalError `data_folder_busy` where another one owns it */
export async function verifyHere(signal: AbortSignal): Promise<VerificationReport> {
  const context = await openOps();
  try {
    return await context.get(AuditVerifier, { strict: false }).verify(signal);
  } finally {
    await context.close();
  }
}
