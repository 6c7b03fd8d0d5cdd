import type { AuditedTransaction } from '@app/audit';
import type { ExecutionEvent } from '@app/contracts';

/** Adds an event to an execution; its row is locked by whoever moves it, so the numbers have no gaps. */
export async function recordEvent(
  { manager }: Pick<AuditedTransaction, 'manager'>,
  executionId: string,
  type: ExecutionEvent['type'],
  data: ExecutionEvent['data'],
): Promise<void> {
  await manager.query(
    `INSERT INTO execution_events (execution_id, sequence, type, data)
     SELECT $1, COALESCE(max(sequence), 0) + 1, $2, $3 FROM execution_events WHERE execution_id = $1`,
    [executionId, type, JSON.stringify(data)],
  );
}
