import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@app/config';

const PAGE = readFileSync(join(projectRoot(), 'docs', 'language-models.md'), 'utf8');

/** The last cell of a row of the table of traps: a file and a title. */
const CELL = /\| ([\w./-]+\.spec\.ts): (.+?) \|$/gm;

const documented = [...PAGE.matchAll(CELL)].map(([, file = '', title = '']) => ({
  file,
  title: title.trim(),
}));

describe('the table of traps in docs/language-models.md', () => {
  it.each(documented)('names a test that is there: $title', ({ file, title }) => {
    const folder = file.includes('/') ? projectRoot() : import.meta.dirname;
    const source = readFileSync(join(folder, file), 'utf8');
    expect(source).toContain(`'${title}'`);
  });

  it('leaves no file of traps out', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.startsWith('trapped-'));
    expect(files.filter((file) => !documented.some((one) => one.file === file))).toEqual([]);
    expect(documented.length).toBeGreaterThan(20);
  });
});
