import type { Response } from '@app/contracts';

/** What Stage D says; the orchestrator adds the account, the ids and the decision. */
export type Answer = Pick<
  Response,
  | 'response_type'
  | 'message'
  | 'data'
  | 'execution_summary'
  | 'approval'
  | 'execution'
  | 'clarification_needed'
  | 'candidates'
  | 'warnings'
  | 'sources_consulted'
  | 'error'
>;
