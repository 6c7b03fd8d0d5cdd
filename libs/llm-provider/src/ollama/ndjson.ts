import { LlmError } from '../llm.errors.js';

const MAX_LINE_CHARACTERS = 1_000_000;

/**
 * The JSON values of a newline-delimited stream, one a line; blank lines are skipped.
 * @throws LlmError `bad_output` for a line that is no JSON or longer than a megabyte.
 */
export async function* ndjson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield parseLine(line);
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new LlmError('bad_output', 'The engine sent a line without end.');
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield parseLine(rest);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new LlmError('bad_output', 'The engine sent a line that is no JSON.', { cause });
  }
}
