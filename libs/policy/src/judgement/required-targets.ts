import type { Action } from '@app/contracts';

/**
 * What can tell an operation's target. `everything` is a word such as "all" or "every"; `identifier` is a serial
 * or contract number in the text, or a filter. A service alone is never a target.
 */
export type TargetKind = 'host' | 'application' | 'database' | 'scope' | 'identifier' | 'everything';

/** What an operation must be told before it can be planned. */
export interface Requirement {
  /** Any one of these; none listed: no target is needed. */
  readonly target: readonly TargetKind[];
  /** Entities of which one must be given, beside the target. */
  readonly content?: readonly ('command' | 'file_path')[];
  /** True where a reference such as "it" that nothing explains leaves open what the operation is about. */
  readonly explained?: true;
}

const ANYTHING_NAMED: readonly TargetKind[] = ['host', 'application', 'database', 'scope'];
const NOTHING: Requirement = { target: [] };
const INVENTORY: Requirement = { target: [], explained: true };
const LIVE: Requirement = { target: ANYTHING_NAMED };

export const REQUIREMENTS: Readonly<Record<Action, Requirement>> = {
  list_assets: INVENTORY,
  count_assets: INVENTORY,
  export_assets: INVENTORY,
  get_asset: { target: [...ANYTHING_NAMED, 'identifier'] },
  update_asset: { target: ['host', 'scope', 'identifier'] },
  delete_asset: { target: ['host', 'scope', 'identifier'] },
  get_credentials: { target: [...ANYTHING_NAMED, 'identifier', 'everything'] },
  check_status: LIVE,
  get_metrics: LIVE,
  view_logs: LIVE,
  check_alerts: NOTHING,
  diagnose_issue: LIVE,
  diagnose_performance: LIVE,
  check_connectivity: LIVE,
  analyze_logs: LIVE,
  fix_problem: LIVE,
  start_service: { target: ANYTHING_NAMED, explained: true },
  restart_service: { target: ANYTHING_NAMED, explained: true },
  stop_service: { target: ANYTHING_NAMED, explained: true },
  reboot_host: { target: ['host', 'scope'] },
  deploy_application: LIVE,
  run_command: { target: ['host', 'scope'], content: ['command', 'file_path'] },
  backup_data: LIVE,
  restore_data: LIVE,
  delete_data: LIVE,
  update_config: LIVE,
  set_permissions: LIVE,
  update_security: LIVE,
  get_help: NOTHING,
  explain_concept: NOTHING,
  calculate: NOTHING,
  out_of_scope: NOTHING,
};
