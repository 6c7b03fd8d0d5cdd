import OpenAI from 'openai';

/** What people write: the SDK or fetch as their first pages show them, with nothing around. */
export function naiveOpenAi(baseUrl: string, options: { timeout?: number } = {}): OpenAI {
  return new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey: 'x', maxRetries: 0, ...options });
}

const MESSAGES = [{ role: 'user' as const, content: 'Which colour has the sky?' }];

/** Adds up what streams in, until the loop ends. `extra`: fields that the engine may or may not know. */
export async function naiveStream(
  client: OpenAI,
  { signal, ...extra }: { signal?: AbortSignal; [field: string]: unknown } = {},
): Promise<string> {
  const body = { model: 'scripted-model', messages: MESSAGES, stream: true as const, ...extra };
  let text = '';
  for await (const chunk of await client.chat.completions.create(body, { signal }))
    text += chunk.choices[0]?.delta.content ?? '';
  return text;
}

/** Adds up the lines of Ollama's native stream. */
export async function naiveOllama(baseUrl: string, extra: object = {}): Promise<string> {
  const reply = await fetch(`${baseUrl}/api/chat`, {
    method: 'POST',
    body: JSON.stringify({ model: 'scripted-model', messages: MESSAGES, ...extra }),
  });
  const lines = (await reply.text()).split('\n').filter((line) => line !== '');
  return lines
    .map((line) => (JSON.parse(line) as { message?: { content?: string } }).message?.content ?? '')
    .join('');
}
