import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project-root.js';

/** What values of a setting look like, and how one is told to people. */
export interface Kind<T> {
  readonly schema: z.ZodType<T, string>;
  /** Completes the sentence "it may hold …". */
  readonly holds: string;
  /** How a value is shown in an error; a secret is not. */
  readonly show: (value: string) => string;
}

const HIDDEN = '(a value that is not shown)';
const LONGEST_SHOWN = 80;

const quoted = (value: string): string =>
  `"${value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value}"`;

/** User names, passwords and keys sit before an `@` or in the query of a URL, malformed or not. */
const quotedUrl = (value: string): string => (/[@?]/.test(value) ? HIDDEN : quoted(value));

export function text(holds: string): Kind<string> {
  return { schema: z.string(), holds, show: quoted };
}

export function secret(holds: string): Kind<string> {
  return { schema: z.string(), holds, show: () => HIDDEN };
}

export function wholeNumber(least: number, most: number, unit?: string): Kind<number> {
  return {
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(least).max(most)),
    holds: `a whole number from ${least} to ${most}${unit ? ` (${unit})` : ''}`,
    show: quoted,
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Kind<T> {
  return { schema: z.enum(values), holds: inWords(values, 'or'), show: quoted };
}

export function listOf<const T extends string>(values: readonly T[]): Kind<T[]> {
  return {
    schema: z
      .string()
      .transform((list) => [...new Set(list.split(',').map((item) => item.trim()))])
      .pipe(z.array(z.enum(values))),
    holds: `a comma-separated list of ${inWords(values, 'and')}`,
    show: quoted,
  };
}

export function yesOrNo(): Kind<boolean> {
  return {
    schema: z.enum(['true', 'false']).transform((word) => word === 'true'),
    holds: 'true or false',
    show: quoted,
  };
}

/** An absolute URL of one of the protocols; slashes at its end are dropped. */
export function url(protocols: readonly string[]): Kind<string> {
  const accepted = (value: string): boolean =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)) && value.includes('://');
  return {
    schema: z
      .string()
      .refine(accepted)
      .transform((value) => value.replace(/\/+$/, '')),
    holds: `a URL that begins with ${inWords(
      protocols.map((protocol) => `${protocol}://`),
      'or',
    )}`,
    show: quotedUrl,
  };
}

/** A path, made absolute: relative ones start at the project's folder, wherever a command was called. */
export function path(): Kind<string> {
  return {
    schema: z.string().transform((value) => (isAbsolute(value) ? value : resolve(projectRoot(), value))),
    holds: 'a path, absolute or relative to the project',
    show: quoted,
  };
}

/** An address or a name of this machine. */
export function host(): Kind<string> {
  return {
    schema: z.string().regex(/^[\w.:-]{1,253}$/),
    holds:
      'an address or a name of this machine; without API_KEYS a loopback one (127.0.0.1, ::1, localhost)',
    show: quoted,
  };
}

function inWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}
