import type { ExecutionState, OperationState } from '@app/contracts';

/** Why no further operation is started. `done`: none is left, or one failed. */
export type EndCause = 'done' | 'cancelled' | 'deadline' | 'drift';

/** How one operation ended, as far as it matters for the whole. */
export interface EndedOperation {
  readonly state: OperationState;
  /** Whether it changes something. */
  readonly changes: boolean;
}

/**
 * The state in which an execution ends. Total: every set of operations has one, and `completed` means that every
 * operation is. Once a change was made, or may have been, only `completed` and `partial` are true.
 */
export function endStateOf(operations: readonly EndedOperation[], cause: EndCause): ExecutionState {
  if (operations.length > 0 && operations.every(({ state }) => state === 'completed')) return 'completed';
  const touched = operations.some(
    ({ state, changes }) => state === 'unknown' || (changes && state === 'completed'),
  );
  if (touched) return 'partial';
  switch (cause) {
    case 'cancelled':
    case 'drift':
      return 'cancelled';
    case 'deadline':
      return 'timeout';
    case 'done':
      return operations.some(({ state }) => state === 'completed') ? 'partial' : 'failed';
  }
}
