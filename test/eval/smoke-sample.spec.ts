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

  it.each(['v0', 'v1'])(
    'is what the records of %s were made on, plans on its requests of several things',
    (version) => {
      const records = new PromptRegistry(version)
        .list()
        .flatMap(({ name, evaluation }) =>
          evaluation?.evidence === 'smoke' ? [{ prompt: name, ...evaluation.dataset }] : [],
        );
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) {
        const file = record.prompt === 'plan' ? 'smoke-steps.jsonl' : 'smoke.jsonl';
        expect(record).toMatchObject({ name: file, sha256: sha256Of(file) });
      }
    },
  );
});

function sha256Of(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(import.meta.dirname, file)))
    .digest('hex');
}
