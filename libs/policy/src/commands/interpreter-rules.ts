const words = (text: string): string[] => text.split(' ');

/** Shells: what follows `-c` is a command line; what they are fed cannot be seen. */
export const SHELLS: readonly string[] = words('sh bash dash zsh ksh ash fish csh tcsh rbash');

/** Shells of another user: without a command line they hand out that user's privileges. */
export const USER_SHELLS: readonly string[] = words('su runuser');

/** Languages whose inline code no table can judge. */
export const CODE_INTERPRETERS: readonly string[] = words(
  'python* perl* ruby* node nodejs deno bun php* lua* tclsh expect mongo mongosh ansible awk gawk mawk',
);
export const INLINE_CODE_OPTIONS: readonly string[] = words('-c* -e* -r* -p* --eval* --execute* -a* -');

/** awk is inline code by its first argument; these shapes start a program or write a file. */
export const AWK_PROGRAMS: readonly string[] = words('awk gawk mawk');
export const AWK_DANGER = /system\s*\(|\||>|getline|-f\b/;

/** Database clients: each argument may be a statement. */
export const SQL_CLIENTS: readonly string[] = words(
  'psql mysql mariadb sqlite3 sqlcmd osql sqlplus clickhouse-client cqlsh isql duckdb',
);
