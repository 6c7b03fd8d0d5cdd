import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/**
 * Sends a file of any size while it is made. The first piece is read before the headers go out, so that a failure is
 * still a problem with its status.
 */
export async function sendFile(
  reply: Response,
  name: string,
  mediaType: string,
  content: AsyncIterable<string>,
): Promise<void> {
  const pieces = content[Symbol.asyncIterator]();
  const first = await pieces.next();
  reply.setHeader('Content-Type', mediaType);
  reply.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  await pipeline(Readable.from(resumed(first, pieces)), reply);
}

async function* resumed(first: IteratorResult<string>, rest: AsyncIterator<string>): AsyncGenerator<string> {
  for (let piece = first; !piece.done; piece = await rest.next()) yield piece.value;
}
