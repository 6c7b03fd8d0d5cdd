import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ACTIONS, actionDefinition, EFFECTS } from '@app/contracts';
import { type Tool, ToolSchema } from './pattern.schema.js';

/** The catalogue cannot be used as it is; the boot stops. Names the file and every fault in it. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
}

export const CATALOGUE_FOLDER = join(
  dirname(findPackageJSON(import.meta.url) ?? '.'),
  'libs/tools/catalogue',
);

/**
 * Reads every `*.yaml` of a folder, one tool a file, and checks the whole.
 * @throws CatalogueError on unreadable YAML, unknown fields, or a broken rule of {@link assertSound}.
 */
export function loadCatalogue(folder = CATALOGUE_FOLDER): Tool[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted();
  const tools = files.map((file) => parseTool(file, readFileSync(join(folder, file), 'utf8')));
  assertSound(tools);
  return tools;
}

/** Parses one tool file; `file` is named in errors. */
export function parseTool(file: string, text: string): Tool {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new CatalogueError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = ToolSchema.safeParse(document);
  if (!result.success) throw new CatalogueError(`${file}:\n${z.prettifyError(result.error)}`);
  return result.data;
}

/**
 * The rules between the files: tool and pattern names are unique, every action of the taxonomy has a
 * pattern, and no pattern declares less effect than its action has.
 */
export function assertSound(tools: readonly Tool[]): void {
  const faults: string[] = [];
  const toolNames = new Set<string>();
  const covered = new Set<string>();
  for (const tool of tools) {
    if (toolNames.has(tool.name)) faults.push(`tool '${tool.name}' is declared twice`);
    toolNames.add(tool.name);
    const patternNames = new Set<string>();
    for (const pattern of tool.patterns) {
      if (patternNames.has(pattern.name))
        faults.push(`${tool.name}: pattern '${pattern.name}' is declared twice`);
      patternNames.add(pattern.name);
      covered.add(pattern.capability);
      const least = actionDefinition(pattern.capability).effect;
      if (EFFECTS.indexOf(pattern.effect) < EFFECTS.indexOf(least))
        faults.push(
          `${tool.name}.${pattern.name}: effect '${pattern.effect}' is less than the action's '${least}'`,
        );
    }
  }
  for (const action of ACTIONS)
    if (!covered.has(action)) faults.push(`no tool covers the action '${action}'`);
  if (faults.length > 0)
    throw new CatalogueError(`The tool catalogue is not sound:\n- ${faults.join('\n- ')}`);
}
