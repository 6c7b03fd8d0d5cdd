import type { PromptSummary } from './prompt-registry.js';

/** What to tell operators where prompts were never measured on a model of a size that says something. */
export function releaseWarning(prompts: readonly PromptSummary[]): string | null {
  const unproven = prompts.filter(({ evaluation }) => evaluation?.evidence !== 'release');
  if (unproven.length === 0) return null;
  const names = unproven.map(({ name, version }) => `${name} ${version}`).join(', ');
  return `Not measured on a model of 3 billion parameters or more: the prompts ${names}. Run npm run eval with --compare v0,current --record on your own model.`;
}
