import OpenAI from 'openai';
import type { WireName } from './trap.js';

/** What people write: the SDK or fetch as their first pages show them, with nothing around. */
export function naiveOpenAi(
  baseUrl: string,
  options: { timeout?: number; maxRetries?: number } = {},
): OpenAI {
  return new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey: 'x', maxRetries: 0, logLevel: 'off', ...options });
}

const MESSAGES = [{ role: 'user' as const, content: 'Which colour has the sky?' }];

/** Fields that the engine may or may not know, beside what every call has. */
interface Extra {
  readonly signal?: AbortSignal;
  readonly [field: string]: unknown;
}

/** Adds up what streams in, until the loop ends. */
export async function naiveStream(client: OpenAI, { signal, ...extra }: Extra = {}): Promise<string> {
  const body = { model: 'scripted-model', messages: MESSAGES, stream: true as const, ...extra };
  let text = '';
  for await (const chunk of await client.chat.completions.create(body, { signal }))
    text += chunk.choices[0]?.delta.content ?? '';
  return text;
}

/** The tokens that the last frame of a stream tells, believed. */
export async function naiveTokens(client: OpenAI): Promise<number | undefined> {
  const body = { model: 'scripted-model', messages: MESSAGES, stream: true as const };
  let tokens: number | undefined;
  for await (const { usage } of await client.chat.completions.create(body)) tokens = usage?.prompt_tokens;
  return tokens;
}

/** Adds up the lines of Ollama's native stream. */
export async function naiveOllama(baseUrl: string, { signal, ...extra }: Extra = {}): Promise<string> {
  const reply = await fetch(`${baseUrl}/api/chat`, {
    method: 'POST',
    body: JSON.stringify({ model: 'scripted-model', messages: MESSAGES, ...extra }),
    signal,
  });
  const lines = (await reply.text()).split('\n').filter((line) => line !== '');
  return lines
    .map((line) => (JSON.parse(line) as { message?: { content?: string } }).message?.content ?? '')
    .join('');
}

/** An answer in either wire format, as a naive client takes it. */
export function naiveAnswer(wire: WireName, baseUrl: string, extra: Extra = {}): Promise<string> {
  return wire === 'vllm' ? naiveStream(naiveOpenAi(baseUrl), extra) : naiveOllama(baseUrl, extra);
}
