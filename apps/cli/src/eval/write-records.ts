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
import type { RecordKind } from './record-kinds.js';

/** Puts what a version of the prompts reached beside its files. @returns the files written */
export async function writeRecords(
  version: string,
  report: EvalReport,
  dataset: string,
  { baseline, record: which }: { readonly baseline: Baseline | null; readonly record: RecordKind },
): Promise<string[]> {
  const folder = promptSetFolder(version);
  const name = basename(dataset);
  const made: readonly [Exclude<RecordKind, 'all'>, string, () => EvaluationRecord | null][] = [
    ['understanding', UNDERSTANDING_RECORD, () => understandingRecord(report, name, baseline)],
    ['answer', ANSWER_RECORD, () => answerRecord(report, name)],
    ['plan', PLAN_RECORD, () => planRecord(report, name)],
  ];
  const written: string[] = [];
  for (const [kind, fileName, make] of made) {
    const record = which === 'all' || which === kind ? make() : null;
    if (!record) continue;
    const file = join(folder, fileName);
    await writeFile(file, `${JSON.stringify(EvaluationRecordSchema.parse(record), null, 2)}\n`);
    written.push(file);
  }
  return written;
}
