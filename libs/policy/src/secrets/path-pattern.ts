/** What makes a path a pattern of paths. */
export const WILDCARD = /[*?[{]/;

/** With more wildcards than this a pattern is not read: matching it would cost too much. */
const MAXIMUM_WILDCARDS = 6;

/** Each wildcard as the widest expression it may mean: a set of letters counts as any letter. */
function expressionOf(pattern: string): string {
  return pattern
    .replace(/\[[^\]]*\]/g, '?')
    .replace(/[.+^$()|[\]\\]/g, String.raw`\$&`)
    .replace(/\{([^{}]*)\}/g, (_braces, choices: string) => `(${choices.replaceAll(',', '|')})`)
    .replace(/[{}]/g, String.raw`\$&`)
    .replace(/\*+/g, (stars) => (stars === '*' ? '[^/]*' : '.*'))
    .replace(/\?/g, '[^/]');
}

/** Whether a pattern of the shell may match this path; one too wild to tell does. */
export function coversPath(pattern: string, path: string): boolean {
  if ((pattern.match(/[*?[{]/g)?.length ?? 0) > MAXIMUM_WILDCARDS) return true;
  return new RegExp(`^${expressionOf(pattern)}$`).test(path);
}
