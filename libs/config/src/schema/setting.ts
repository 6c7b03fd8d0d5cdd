import type { z } from 'zod';
import type { Kind } from './kinds.js';

/** One setting: all that code, messages and documentation know of it. */
export interface Setting<T> extends Omit<Kind<unknown>, 'schema'> {
  readonly schema: z.ZodType<T, string | undefined>;
  readonly description: string;
  /** As it would be written in `.env`; absent where the setting is optional. */
  readonly fallback?: string;
}

/** A setting that always has a value. */
export function setting<T>(kind: Kind<T>, fallback: string, description: string): Setting<T> {
  return { ...kind, schema: kind.schema.prefault(fallback), description, fallback };
}

/** A setting that may be left unset. */
export function optionalSetting<T>(kind: Kind<T>, description: string): Setting<T | undefined> {
  return { ...kind, schema: kind.schema.optional(), description };
}
