import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type EvaluationRecord, EvaluationRecordSchema, promptSetFolder } from '@app/prompt-registry';
import {
  ANSWER_RECORD,
  answerRecord,
  type Baseline,
  PLAN_RECORD,
  UNDERSTANDING_RECORD,
  understandingRecord,
} from './evaluation-record.js';
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
    [UNDERSTANDING_RECORD]: understandingRecord(report, basename(dataset), baseline),
    [ANSWER_RECORD]: answerRecord(report, basename(dataset)),
    [PLAN_RECORD]: planRecord(report, basename(dataset)),
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
