import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EvaluationRecord, EvaluationRecordSchema } from './evaluation-record.js';
import type { Prompt } from './prompt.js';
import { PromptError } from './prompt.errors.js';

/**
 * The record that was made of this very prompt; `null` where it was not measured since its text or schema changed.
 * @param folder of the prompt's version
 * @throws PromptError for a file that is no record
 */
export function readEvaluation(folder: string, { file, identity }: Prompt): EvaluationRecord | null {
  const path = join(folder, file.evaluation);
  if (!existsSync(path)) return null;
  const record = parseEvaluation(readFileSync(path, 'utf8'), path);
  return record.prompts[identity.name] === identity.hash ? record : null;
}

function parseEvaluation(text: string, path: string): EvaluationRecord {
  try {
    return EvaluationRecordSchema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PromptError(`The evaluation record ${path} is not valid: ${reason}`, { cause });
  }
}
