import type { Effect } from '@app/contracts';

const STATEMENT_START =
  /^\s*(select|insert\s+into|update\s+\S+\s+set|delete\s+(from|\S+\s+from)|drop\s+\w+|truncate\s+(table\s+)?\w|alter\s+\w+|create\s+\w+|grant\s|revoke\s|with\s+(recursive\s+)?\w+|merge\s+into|replace\s+into|vacuum|explain|begin|commit|rollback|start\s+transaction|set\s+(global|session|password|role)\b|use\s+\w+|show\s+\w+|describe\s|analyze\s|copy\s+\w+\s+(from|to)|lock\s+table|call\s|exec(ute)?\s)/i;

/** Words that lose data, change who may do what, or leave the database. */
const DESTRUCTIVE_WORDS =
  /\b(delete|drop|truncate|alter|grant|revoke|shutdown|kill|merge|replace\s+into|outfile|dumpfile|program|xp_cmdshell|exec|execute|call|do|create\s+(or\s+replace\s+)?(user|role|login|function|procedure|trigger|extension)|set\s+(password|role|global)|reassign|load_extension|pg_terminate_backend|pg_read_file|lo_import|lo_export|dblink)\b/i;

/** What a shell would act on and SQL has no use for. */
const SHELL_SYNTAX = /&&|(?<!\|)\|(?!\|)|\$\(|`|>\s*[/~&]/;

const UPDATE = /\bupdate\b/i;
const WHERE = /\bwhere\b/i;

/** Executable comments of MySQL keep their content; other comments and all quoted text go. `null`: unclosed. */
function bareStatements(sql: string): string | null {
  const bare = sql
    .replace(/\/\*!\d*([\s\S]*?)\*\//g, ' $1 ')
    .replace(/'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
      /^['"`]/.test(part) ? '?' : ' ',
    );
  return /['"`]|\/\*/.test(bare) ? null : bare;
}

/** Whether a line reads as SQL rather than as a shell's command. */
export function looksLikeSql(line: string): boolean {
  return STATEMENT_START.test(line);
}

/** The effect of a line that begins as SQL: destructive where it goes on as something else. */
export function sqlLineEffect(line: string): Effect {
  const statements = (bareStatements(line) ?? '').split(';').filter((statement) => statement.trim() !== '');
  const mixed = statements.some(
    (statement) => !STATEMENT_START.test(statement) || SHELL_SYNTAX.test(statement),
  );
  return mixed ? 'destructive' : sqlEffect(line);
}

/** The effect of SQL statements: at least write, destructive for the worst of them or where quotes stay open. */
export function sqlEffect(sql: string): Effect {
  const bare = bareStatements(sql);
  if (bare === null || DESTRUCTIVE_WORDS.test(bare)) return 'destructive';
  const unbounded = bare.split(';').some((statement) => UPDATE.test(statement) && !WHERE.test(statement));
  return unbounded ? 'destructive' : 'write';
}
