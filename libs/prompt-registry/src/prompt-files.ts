import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Prompt } from './prompt.js';
import { PromptError } from './prompt.errors.js';

/** Stands for the newest set. */
export const CURRENT_VERSION = 'current';

const SUFFIX = '.prompt.yaml';

/** Where the prompt sets lie, from the sources as from the build. */
export function promptsFolder(): string {
  return join(dirname(findPackageJSON(import.meta.url) ?? '.'), 'libs', 'prompt-registry', 'prompts');
}

/** Sets in the order of their numbers: v1, v2, v10. */
export function promptVersions(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^v\d+$/.test(entry.name))
    .map(({ name }) => name)
    .toSorted((left, right) => Number(left.slice(1)) - Number(right.slice(1)));
}

/** The folder of a version, `current` included. @throws PromptError for an unknown version */
export function promptSetFolder(wanted: string, folder = promptsFolder()): string {
  const versions = promptVersions(folder);
  const version = wanted === CURRENT_VERSION ? versions.at(-1) : wanted;
  if (!version || !versions.includes(version)) {
    throw new PromptError(
      `There is no prompt version '${wanted}'; there is ${[CURRENT_VERSION, ...versions].join(', ')}.`,
    );
  }
  return join(folder, version);
}

/** The prompts of one version, and the folder that they lie in. */
export interface PromptSet {
  readonly folder: string;
  readonly prompts: ReadonlyMap<string, Prompt>;
}

/** Reads one set. @throws PromptError for an unknown version or an invalid file */
export function readPrompts(folder: string, wanted: string): PromptSet {
  const setFolder = promptSetFolder(wanted, folder);
  const version = basename(setFolder);
  const prompts = new Map<string, Prompt>();
  const files = readdirSync(setFolder).filter((file) => file.endsWith(SUFFIX));
  for (const file of files.toSorted()) {
    const path = join(version, file);
    const prompt = Prompt.parse(readFileSync(join(folder, path), 'utf8'), version, path);
    if (file !== `${prompt.file.name}${SUFFIX}`) {
      throw new PromptError(`The prompt file ${path} is named after another prompt, '${prompt.file.name}'.`);
    }
    prompts.set(prompt.file.name, prompt);
  }
  return { folder: setFolder, prompts };
}
