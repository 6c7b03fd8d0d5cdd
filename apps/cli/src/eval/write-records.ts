import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type EvaluationRecord, EvaluationRecordSchema, promptSetFolder } from '@app/prompt-registry';
import { answerRecord, type Baseline, understandingRecord } from './evaluation-record.js';
import type { EvalReport } from './evaluate.js';
import { planRecord } from './plan-record.js';

/** Puts what a version of the prompts reached beside its files. @returns the files written */
export async function writeRecords(
  version: string,
  report: EvalReport,
  dataset: string,
  baseline: Baseline | null,
): Promise<string[]> {
  const folder = promptSetFolder(version);
  const records: Record<string, EvaluationRecord | null> = {
    'understanding.evaluation.json': understandingRecord(report, basename(dataset), baseline),
    'answer.evaluation.json': answerRecord(report, basename(dataset)),
    'plan.evaluation.json': planRecord(report, basename(dataset)),
  };
  const written: string[] = [];
  for (const [name, record] of Object.entries(records)) {
    if (!record) continue;
    const file = join(folder, name);
    await writeFile(file, `${JSON.stringify(EvaluationRecordSchema.parse(record), null, 2)}\n`);
    written.push(file);
  }
  return written;
}
