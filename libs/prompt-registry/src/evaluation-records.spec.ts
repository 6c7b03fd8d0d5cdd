import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EvaluationRecord } from './evaluation-record.js';
import { readEvaluation } from './evaluation-records.js';
import { Prompt } from './prompt.js';
import { PromptError } from './prompt.errors.js';
import type { PromptSummary } from './prompt-registry.js';
import { releaseWarning } from './release-warning.js';

const prompt = Prompt.parse(
  `
name: sample
version: 1
purpose: For tests.
variables: { request: { kind: data, max_characters: 200 } }
budget_tokens: 50
evaluation: sample.evaluation.json
sampling: { temperature: 0, seed: 1, max_tokens: 10 }
messages: [{ role: user, content: '{{request}}' }]
`,
  'v9',
  'sample.prompt.yaml',
);

const record = (hash: string): EvaluationRecord => ({
  prompts: { sample: hash },
  evidence: 'smoke',
  model: 'm-135M',
  parameters: 135e6,
  dataset: { name: 'set.jsonl', sha256: 'a'.repeat(64), n: 3 },
  scores: { action_accuracy: { value: 1, low: 0.4, high: 1, n: 3 } },
  schema_valid: { value: 1, low: 0.4, high: 1, n: 3 },
  cost: { llm_calls: 3, prompt_tokens: 9, completion_tokens: 9, ms_median: 1 },
  paired_difference: null,
  measured_on: '2026-11-24',
});

describe('readEvaluation', () => {
  let folder: string;
  const write = (content: unknown) =>
    writeFileSync(join(folder, 'sample.evaluation.json'), JSON.stringify(content));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'opsconductor-records-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the record that was made of this very prompt', () => {
    write(record(prompt.identity.hash));
    expect(readEvaluation(folder, prompt)).toMatchObject({ evidence: 'smoke' });
  });

  it('gives none that was made of another text or schema, and none where there is none', () => {
    expect(readEvaluation(folder, prompt)).toBeNull();
    write(record('b'.repeat(64)));
    expect(readEvaluation(folder, prompt)).toBeNull();
  });

  it('refuses a file that is no record', () => {
    write({ ...record(prompt.identity.hash), colour: 'red' });
    expect(() => readEvaluation(folder, prompt)).toThrow(PromptError);
  });
});

describe('releaseWarning', () => {
  const summary = (evidence: EvaluationRecord['evidence'] | null): PromptSummary => ({
    ...prompt.identity,
    purpose: 'p',
    variables: [],
    output: null,
    static_characters: 1,
    budget_tokens: 50,
    record: 'sample.evaluation.json',
    evaluation: evidence && { ...record(prompt.identity.hash), evidence },
  });

  it('names the prompts that no model of a sensible size has read', () => {
    expect(releaseWarning([summary('release')])).toBeNull();
    expect(releaseWarning([summary('smoke')])).toContain('sample v9.1');
    expect(releaseWarning([summary('release'), summary(null)])).toContain('sample v9.1');
  });
});
