import { z } from 'zod';

/** What a model has to write: one schema, as a type, as a check and as the engine's constraint. */
export interface ModelOutput<T> {
  /** As prompt files name it. */
  readonly name: string;
  /** In the subset of JSON Schema that every engine enforces. */
  readonly jsonSchema: Readonly<Record<string, unknown>>;
  /** Checks what a model wrote; an engine may have ignored the schema. */
  readonly read: (parsed: unknown) => z.ZodSafeParseResult<T>;
}

/** @param prepare puts what a model wrote into today's words before it is checked */
export function modelOutput<T>(
  name: string,
  schema: z.ZodType<T>,
  prepare: (parsed: unknown) => unknown = (parsed) => parsed,
): ModelOutput<T> {
  const { $schema: _dialect, ...jsonSchema } = z.toJSONSchema(schema, { io: 'input' });
  return { name, jsonSchema, read: (parsed) => schema.safeParse(prepare(parsed)) };
}
