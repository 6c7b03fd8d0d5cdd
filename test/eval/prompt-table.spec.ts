import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PromptRegistry } from '@app/prompt-registry';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { ordinaryTokens } from './ordinary-prompt.js';

const README = join(import.meta.dirname, '..', '..', 'README.md');
const SECTION = /(?<=<!-- prompts -->\n).*(?=<!-- \/prompts -->)/s;
const VERSIONS = ['v0', 'v1'] as const;

/** Tokens of the prompts that share a record, and so are asked in turn for one request. */
function tokensOf(version: string, record: string): { readonly sum: number; readonly text: string } {
  const registry = new PromptRegistry(version);
  const prompts = registry.list().filter((summary) => summary.record === record);
  const tokens = prompts.map((summary) => ordinaryTokens(registry, summary));
  const sum = tokens.reduce((total, one) => total + one, 0);
  const each = prompts.map(({ name }, at) => `${name} ${tokens[at]?.toLocaleString('en')}`);
  return { sum, text: tokens.length > 1 ? `${sum.toLocaleString('en')} (${each.join(', ')})` : `${sum}` };
}

function promptTable(): string {
  const records = new Set(new PromptRegistry(VERSIONS[0]).list().map(({ record }) => record));
  const rows = [...records].map((record) => {
    const [before, after] = [tokensOf(VERSIONS[0], record), tokensOf(VERSIONS[1], record)];
    const saved = `${Math.round((1 - after.sum / before.sum) * 100)} %`;
    return [record.replace('.evaluation.json', ''), before.text, after.text, saved];
  });
  const head = ['prompt tokens for', ...VERSIONS.map((version) => `\`${version}\``), 'saved'];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `\n${lines.join('\n')}\n\n`;
}

it('the table of prompts in README.md is what they take (vitest -u writes it)', async () => {
  const readme = readFileSync(README, 'utf8');
  expect(readme).toMatch(SECTION);
  const written = readme.replace(SECTION, promptTable);
  const formatted = await format(written, { ...(await resolveConfig(README)), filepath: README });
  await expect(formatted).toMatchFileSnapshot(README);
});
