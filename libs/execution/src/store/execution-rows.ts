import type {
  Decision,
  Execution,
  ExecutionState,
  Operation,
  OperationState,
  Plan,
  Target,
} from '@app/contracts';
import type { Effect } from '@app/contracts';

/** An execution as stored. */
export interface ExecutionRow {
  readonly id: string;
  readonly request_id: string;
  readonly approval_id: string | null;
  readonly plan_hash: string;
  readonly requester: string;
  readonly state: ExecutionState;
  readonly reason: string | null;
  readonly decision: Decision;
  readonly plan: Plan;
  readonly cancel_requested: boolean;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly deadline_at: Date;
}

/** An operation as stored. */
export interface OperationRow {
  readonly execution_id: string;
  readonly position: number;
  readonly step_id: string;
  readonly target: Target | null;
  readonly effect: Effect;
  readonly state: OperationState;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly result: unknown;
  readonly error: Operation['error'];
}

export const EXECUTION_COLUMNS = `id, request_id, approval_id, plan_hash, requester, state, reason, decision, plan,
  cancel_requested, created_at, started_at, finished_at, deadline_at`;

export const OPERATION_COLUMNS =
  'execution_id, position, step_id, target, effect, state, started_at, finished_at, result, error';

/** An execution as the world sees it. */
export function executionOf(row: ExecutionRow, operations: readonly OperationRow[]): Execution {
  const { id, request_id, approval_id, plan_hash, requester, state, reason, cancel_requested, plan } = row;
  return {
    id,
    request_id,
    approval_id,
    plan_hash,
    requester,
    state,
    reason,
    cancel_requested,
    created_at: row.created_at.toISOString(),
    started_at: timeOf(row.started_at),
    finished_at: timeOf(row.finished_at),
    deadline_at: row.deadline_at.toISOString(),
    operations: operations.map((operation) => operationOf(operation, plan)),
  };
}

function operationOf(row: OperationRow, { steps }: Plan): Operation {
  const step = steps.find(({ id }) => id === row.step_id);
  if (!step) throw new Error(`An operation belongs to step '${row.step_id}', which its plan does not have.`);
  const { description, tool, pattern } = step;
  return {
    step_id: row.step_id,
    description,
    tool,
    pattern,
    effect: row.effect,
    target: row.target?.name ?? null,
    state: row.state,
    started_at: timeOf(row.started_at),
    finished_at: timeOf(row.finished_at),
    result: row.result,
    error: row.error,
  };
}

function timeOf(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
