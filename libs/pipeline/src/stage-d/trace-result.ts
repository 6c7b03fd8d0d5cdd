import type { ToolResult } from '@app/tools';

/** What the record keeps of a tool's result: its kind and size, never rows of data. */
export function traceResult(result: ToolResult): Readonly<Record<string, unknown>> {
  switch (result.kind) {
    case 'assets':
      return { kind: result.kind, total: result.total, shown: result.rows.length, columns: result.columns };
    case 'groups':
      return { kind: result.kind, by: result.by, groups: result.groups.length };
    case 'explanation':
      return { kind: result.kind };
    case 'count':
    case 'file':
    case 'text':
    case 'status':
    case 'change':
      return { ...result };
  }
}
