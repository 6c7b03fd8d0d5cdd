import type { CompletionRequest } from '../completion-request.js';
import type { Completion } from '../completion.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import type { SelfTestCheck, SelfTestReport } from './self-test-report.js';

/** Tokens of context that the longest prompt and its answer need; see `test/eval/plan-bounds.spec.ts`. */
const NEEDED_CONTEXT_TOKENS = 4096;

const CALL_MS = 60_000;

/** The natural answer is none of these words, so only an engine that keeps to the schema gives one. */
const NONSENSE = ['blorp', 'fnord'] as const;

const QUESTION: Omit<CompletionRequest, 'signal'> = {
  messages: [
    { role: 'system', content: 'You name colours, as compact JSON: {"colour":"..."}.' },
    { role: 'user', content: 'Which colour has the sky on a clear day?' },
  ],
  schema: {
    name: 'self_test',
    schema: {
      type: 'object',
      properties: { colour: { type: 'string', enum: [...NONSENSE] } },
      required: ['colour'],
      additionalProperties: false,
    },
  },
  maxTokens: 32,
  temperature: 0,
  seed: 1,
  deadlineMs: CALL_MS,
  priority: 'background',
  purpose: 'self_test',
};

const passed = (detail: string): SelfTestCheck => ({ outcome: 'passed', detail });
const failed = (detail: string): SelfTestCheck => ({ outcome: 'failed', detail });
const unknown = (detail: string): SelfTestCheck => ({ outcome: 'unknown', detail });

const NOT_TRIED = unknown('Not tried, since the model does not answer.');

/** Finds out what an engine really does, by asking it. Never throws. */
export async function runSelfTest(provider: LlmProvider, signal: AbortSignal): Promise<SelfTestReport> {
  const health = await provider.health(signal);
  if (health.status === 'down' || health.status === 'not_configured') {
    const { detail } = health;
    return {
      reachable: failed(detail),
      model: NOT_TRIED,
      context: NOT_TRIED,
      schema: NOT_TRIED,
      tokenizer: NOT_TRIED,
    };
  }
  try {
    const { model, context_tokens: context } = await provider.info(signal);
    const answer = await ask(provider, signal);
    return {
      reachable: passed(health.detail),
      model: passed(`Serves ${model}.`),
      context: checkContext(context),
      schema: checkSchema(answer),
      tokenizer: await checkTokenizer(answer, provider, signal),
    };
  } catch (error) {
    const detail = error instanceof LlmError ? error.message : 'The language model failed.';
    return {
      reachable: passed(health.detail),
      model: failed(detail),
      context: NOT_TRIED,
      schema: NOT_TRIED,
      tokenizer: NOT_TRIED,
    };
  }
}

/** The answer, or the failure to give a usable one; any other failure is thrown. */
async function ask(provider: LlmProvider, signal: AbortSignal): Promise<Completion | LlmError> {
  return provider.complete({ ...QUESTION, signal }).catch((error: unknown) => {
    if (error instanceof LlmError && ['bad_output', 'bad_request'].includes(error.kind)) return error;
    throw error;
  });
}

function checkContext(tokens: number | null): SelfTestCheck {
  if (tokens === null) return unknown('The engine does not tell its context length.');
  return tokens >= NEEDED_CONTEXT_TOKENS
    ? passed(`${tokens} tokens.`)
    : failed(`${tokens} tokens; ${NEEDED_CONTEXT_TOKENS} are needed.`);
}

function checkSchema(answer: Completion | LlmError): SelfTestCheck {
  if (answer instanceof LlmError) return failed(`An answer in a JSON schema failed: ${answer.message}`);
  const colour = (answer.parsed as { colour?: unknown }).colour;
  return NONSENSE.some((word) => word === colour)
    ? passed('The answer kept to a schema that forbids the natural one.')
    : failed('The engine ignores the JSON schema of a call.');
}

async function checkTokenizer(
  answer: Completion | LlmError,
  provider: LlmProvider,
  signal: AbortSignal,
): Promise<SelfTestCheck> {
  const used = (answer instanceof LlmError ? answer.cost : answer)?.usage.prompt ?? null;
  if (used === null) return unknown('The engine does not tell the tokens of a prompt.');
  const counted = await provider.countTokens(QUESTION.messages, signal).catch(() => null);
  if (counted === null) return unknown('The engine has no tokenizer to ask.');
  return counted === used
    ? passed(`Counts ${counted} tokens before a call, as in it.`)
    : failed(`Counts ${counted} tokens before a call, and ${used} in it.`);
}
