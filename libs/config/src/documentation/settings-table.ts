import { SETTING_NAMES, SETTINGS } from '../schema/settings-schema.js';

const SECTION = /(?<=<!-- settings -->\n).*(?=<!-- \/settings -->)/s;

/** A document with the table of settings between its markers brought up to date. @throws without markers */
export function withSettingsTable(markdown: string): string {
  if (!SECTION.test(markdown)) throw new Error('No <!-- settings --> … <!-- /settings --> in the document.');
  return markdown.replace(SECTION, () => `\n${settingsTable()}\n\n`);
}

/** Every setting as a table, its columns padded as Prettier pads them. */
export function settingsTable(): string {
  const rows = SETTING_NAMES.map((name) => {
    const { fallback, holds, description } = SETTINGS[name];
    return [`\`${name}\``, fallback ? `\`${fallback}\`` : '', holds, description];
  });
  const table = [['Setting', 'Default', 'May hold', 'What it is'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [head, ...body] = table.map((row) =>
    line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}
