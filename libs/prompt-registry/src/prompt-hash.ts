import { createHash } from 'node:crypto';
import { OUTPUTS } from './outputs/outputs.js';
import type { PromptFile } from './prompt-file.schema.js';

/**
 * The SHA-256, in hex, of what can change a model's answer: the messages, which variables are put between delimiters,
 * the sampling and the schema of the output. What is written about a prompt (its purpose, its budget, which messages
 * may be left out) changes no byte of a prompt that is sent whole, and so voids no record that was made of it.
 */
export function promptHash({ messages, variables, sampling, output }: PromptFile): string {
  const whole = [
    messages.map(({ role, content }) => [role, content]),
    Object.entries(variables)
      .map(([name, { kind }]) => [name, kind])
      .toSorted(),
    [sampling.temperature, sampling.seed, sampling.max_tokens],
    output ? [output, OUTPUTS[output].jsonSchema] : null,
  ];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}
