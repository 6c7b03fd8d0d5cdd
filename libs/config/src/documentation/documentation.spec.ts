import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../loading/load-settings.js';
import { projectRoot } from '../project-root.js';
import { environmentExample } from './environment-example.js';
import { withSettingsTable } from './settings-table.js';

const EXAMPLE = join(projectRoot(), '.env.example');
const README = join(projectRoot(), 'README.md');

describe('the documentation of settings', () => {
  it('.env.example is what the schema says (vitest -u writes it)', async () => {
    await expect(environmentExample()).toMatchFileSnapshot(EXAMPLE);
  });

  it('.env.example can be used as it is', () => {
    expect(loadSettings({ environment: {}, dotenvFile: EXAMPLE })).toEqual(
      loadSettings({ environment: {}, dotenvFile: '/nowhere' }),
    );
  });

  it('the table in README.md is what the schema says (vitest -u writes it)', async () => {
    await expect(withSettingsTable(readFileSync(README, 'utf8'))).toMatchFileSnapshot(README);
  });
});
