import { LlmError } from '../llm.errors.js';

/**
 * The text of a reply, which may be so long.
 * @throws LlmError `bad_output` for a longer one; what the connection throws where it breaks
 */
export async function wholeText(reply: Response, mostCharacters: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of reply.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop also ends the transfer.
    if (text.length > mostCharacters)
      throw new LlmError('bad_output', 'The engine sent a reply without end.');
  }
  return text + decoder.decode();
}
