/** One word of a command line. `literal` is false where its value is only known when it runs. */
export interface CommandWord {
  readonly value: string;
  readonly literal: boolean;
}

const EXECUTABLE_SUFFIX = /\.(exe|cmd|bat|com)$/;

/** The program that a word names: without its folder, its Windows suffix and its letter case. */
export function programName(word: CommandWord): string {
  const name = word.value.split(/[\\/]/).at(-1) ?? '';
  return name.toLowerCase().replace(EXECUTABLE_SUFFIX, '');
}

/** Case-blind comparison with a table entry, in which a trailing `*` stands for anything. */
export function matchesEntry(value: string, entry: string): boolean {
  const lowered = value.toLowerCase();
  const wanted = entry.toLowerCase();
  return wanted.endsWith('*') ? lowered.startsWith(wanted.slice(0, -1)) : lowered === wanted;
}
