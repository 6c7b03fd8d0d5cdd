import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  ACTIONS,
  CATEGORIES,
  EFFECTS,
  ENTITY_TYPES,
  OperationalError,
  OUTCOMES,
  RISK_LEVELS,
} from '@app/contracts';
import { z } from 'zod';

const entity = z.strictObject({ type: z.enum(ENTITY_TYPES), value: z.string() });

/** What an operator typed, and what a right understanding of it is. Other fields of a line are not read. */
export const LabelledRequestSchema = z.object({
  id: z.string().min(1),
  request: z.string().min(1),
  category: z.enum(CATEGORIES),
  action: z.enum(ACTIONS),
  entities: z.array(entity),
  effect: z.enum(EFFECTS),
  risk: z.enum(RISK_LEVELS),
  approval: z.boolean(),
  outcome: z.enum(OUTCOMES),
  tags: z.array(z.string()).default([]),
});
export type LabelledRequest = z.infer<typeof LabelledRequestSchema>;

/** Two requests that must share an understanding, or must not. */
export const RequestPairSchema = z.object({
  id: z.string().min(1),
  a: z.string().min(1),
  b: z.string().min(1),
});
export type RequestPair = z.infer<typeof RequestPairSchema>;

export interface Labelled<T> {
  readonly lines: readonly T[];
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
}

/** Reads a JSON Lines file. @throws OperationalError `invalid_request` naming the line that is wrong */
export async function readLabelled<T extends { id: string }>(
  file: string,
  schema: z.ZodType<T>,
): Promise<Labelled<T>> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw invalid(`${file} cannot be read.`, 'Name a file of labelled lines.', cause);
  });
  const lines = text.split('\n').flatMap((line, at): T[] => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (cause) {
      const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      throw invalid(
        `${file}, line ${at + 1}: ${reason}`,
        'Mend the line; test/eval/README.md tells the format.',
        cause,
      );
    }
  });
  const ids = new Set(lines.map(({ id }) => id));
  if (lines.length === 0 || ids.size !== lines.length)
    throw invalid(
      `${file} holds ${lines.length === 0 ? 'no line' : 'an id twice'}.`,
      'Give each line an id of its own.',
    );
  return { lines, sha256: createHash('sha256').update(text).digest('hex') };
}

function invalid(detail: string, hint: string, cause?: unknown): OperationalError {
  return new OperationalError('invalid_request', detail, hint, { cause });
}
