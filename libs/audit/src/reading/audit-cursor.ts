import { z } from 'zod';
import { OperationalError } from '@app/contracts';

/** Where a page ends: the next one begins behind it, whatever has been written meanwhile. */
export interface AuditCursor {
  readonly at: string;
  readonly stream: string;
  readonly day: string;
  readonly sequence: number;
}

const CursorSchema = z.tuple([
  z.iso.datetime(),
  z
    .string()
    .max(100)
    .regex(/^[\w.-]+$/),
  z.iso.date(),
  z.int().min(0),
]);

/** The cursor as callers pass it on. */
export function cursorText({ at, stream, day, sequence }: AuditCursor): string {
  return Buffer.from(JSON.stringify([at, stream, day, sequence])).toString('base64url');
}

/** @throws OperationalError `invalid_request` for a text that is no cursor */
export function readCursor(text: string): AuditCursor {
  const content = CursorSchema.safeParse(parsed(Buffer.from(text, 'base64url').toString()));
  if (!content.success)
    throw new OperationalError(
      'invalid_request',
      'The cursor is not one that was given out.',
      'Use the `next` of the page before, or leave it out for the first page.',
    );
  const [at, stream, day, sequence] = content.data;
  return { at, stream, day, sequence };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
