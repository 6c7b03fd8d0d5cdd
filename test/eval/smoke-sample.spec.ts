import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PromptRegistry } from '@app/prompt-registry';
import { describe, expect, it } from 'vitest';
import { labelled } from './fast-path-scores.js';

interface Line {
  readonly id: string;
  readonly action: string;
  readonly tags: readonly string[];
}

describe('the smoke sample', () => {
  const sample = labelled<Line>('smoke.jsonl');
  const whole = labelled<Line>('dev.jsonl');

  it('is a part of the development set with every action and every tag in it', () => {
    const lines = new Set(whole.map((line) => JSON.stringify(line)));
    expect(sample.filter((line) => !lines.has(JSON.stringify(line)))).toEqual([]);
    expect(new Set(sample.map(({ action }) => action))).toEqual(new Set(whole.map(({ action }) => action)));
    expect(new Set(sample.flatMap(({ tags }) => tags))).toEqual(new Set(whole.flatMap(({ tags }) => tags)));
  });

  it('is what smoke records were made on', () => {
    const bytes = readFileSync(join(import.meta.dirname, 'smoke.jsonl'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const smoke = ['v0', 'v1'].flatMap((version) =>
      new PromptRegistry(version).list().filter(({ evaluation }) => evaluation?.evidence === 'smoke'),
    );
    expect(smoke.filter(({ evaluation }) => evaluation?.dataset.sha256 !== sha256)).toEqual([]);
  });
});
