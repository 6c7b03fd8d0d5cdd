import type { OutputSchema } from '../completion-request.js';
import { LlmError } from '../llm.errors.js';

/**
 * The JSON value of a constrained answer. Only JSON and the outermost type are checked here, since
 * an engine may ignore the schema without saying so; the caller validates the rest.
 * @throws LlmError `bad_output`
 */
export function parseOutput(text: string, { name, schema }: OutputSchema): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new LlmError('bad_output', `The language model did not answer in JSON ('${name}').`, { cause });
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (schema['type'] === 'object' && !isObject) {
    throw new LlmError('bad_output', `The language model did not answer with a JSON object ('${name}').`);
  }
  return value;
}
