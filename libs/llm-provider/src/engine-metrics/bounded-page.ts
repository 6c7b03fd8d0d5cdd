import { connectionError, unknownError } from '../call/transport-errors.js';
import { LlmError } from '../llm.errors.js';

/**
 * The text of a reply, as long as it is no longer than that.
 * @throws LlmError `bad_output` for a longer one; mapped from the connection where it breaks
 */
export async function boundedPage(reply: Response, mostBytes: number): Promise<string> {
  if (!reply.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of reply.body) {
      bytes += chunk.byteLength;
      // Leaving the loop also ends the transfer.
      if (bytes > mostBytes) throw new LlmError('bad_output', `The page is longer than ${mostBytes} bytes.`);
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw error instanceof LlmError ? error : (connectionError(error) ?? unknownError(error));
  }
  return text + decoder.decode();
}
