import type { PromptFile } from './prompt-file.schema.js';
import { variablesOf, type TemplatePart } from './template.js';

/** What a prompt file must be beyond its form. @throws Error that says what is wrong */
export function checkPrompt(file: PromptFile, templates: readonly (readonly TemplatePart[])[]): void {
  checkVariables(file, templates);
  checkOrder(file, templates.flat());
  for (const [at, parts] of templates.entries()) {
    if (file.messages[at]?.trim !== undefined && parts.some((part) => isData(file, part)))
      throw new Error('A message with data may not be left out.');
  }
}

function checkVariables(file: PromptFile, templates: readonly (readonly TemplatePart[])[]): void {
  const used = new Set(templates.flatMap(variablesOf));
  for (const name of used) {
    if (!Object.hasOwn(file.variables, name)) throw new Error(`'${name}' is used and not declared.`);
  }
  for (const name of Object.keys(file.variables)) {
    if (!used.has(name)) throw new Error(`'${name}' is declared and not used.`);
  }
}

/** An engine reuses what it computed of a prompt up to the first byte that differs from the one before. */
function checkOrder(file: PromptFile, parts: readonly TemplatePart[]): void {
  const first = parts.findIndex((part) => isData(file, part));
  const fixed = parts
    .slice(first === -1 ? parts.length : first)
    .find((part) => !isData(file, part) && !('text' in part && part.text.trim() === ''));
  if (fixed)
    throw new Error(`What is the same in every request stands before what is not: ${nameOf(fixed)}.`);
}

function isData(file: PromptFile, part: TemplatePart): boolean {
  return 'variable' in part && file.variables[part.variable]?.kind === 'data';
}

function nameOf(part: TemplatePart): string {
  return 'variable' in part ? `{{${part.variable}}}` : `'${part.text.trim().slice(0, 40)}'`;
}
