import type { Clock } from '@app/telemetry';
import { collect } from '../call/run-call.js';
import type { Completion, StreamEvent } from '../completion.js';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import { LlmProvider, type LlmHealth, type LlmInfo, type PreparedCall } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import type { Engine } from './engine.js';
import { healthOfChain } from './health-of-chain.js';

/** One engine that hangs does not take the time in which the others are asked. */
const HEALTH_MS = 1500;

/**
 * Asks the first engine of a chain, and the next one where it cannot answer and nothing of an answer has come. The
 * completion names the engines that were passed over.
 */
export class FallbackProvider extends LlmProvider {
  constructor(
    /** In the order in which they are asked; not empty. */
    private readonly engines: readonly [Engine, ...Engine[]],
    private readonly clock: Clock,
  ) {
    super();
  }

  complete(request: CompletionRequest): Promise<Completion> {
    return collect(this.stream(request));
  }

  /** @throws LlmError that of the engine that began to answer, or found fault with the call; else of the first */
  async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const started = this.clock.monotonic();
    const passedOver: string[] = [];
    let first: unknown;
    for (const { name, provider } of this.engines) {
      const left = request.deadlineMs - (this.clock.monotonic() - started);
      let begun = false;
      try {
        for await (const event of provider.stream({ ...request, deadlineMs: left })) {
          begun = true;
          yield event.type === 'completion' ? passing(event, passedOver) : event;
        }
        return;
      } catch (error) {
        if (begun || !mayOthersAnswer(error)) throw error;
        first ??= error;
        passedOver.push(name);
      }
    }
    throw first;
  }

  async health(signal: AbortSignal): Promise<LlmHealth> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(HEALTH_MS)]);
    const healths = await Promise.all(this.engines.map(({ provider }) => provider.health(within)));
    return healthOfChain(healths);
  }

  info(signal: AbortSignal): Promise<LlmInfo> {
    return this.#next().info(signal);
  }

  knownModel(): string | null {
    return this.#next().knownModel();
  }

  countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    return this.#next().countTokens(messages, signal);
  }

  override prepare(calls: readonly PreparedCall[]): void {
    for (const { provider } of this.engines) provider.prepare(calls);
  }

  async close(): Promise<void> {
    await Promise.all(this.engines.map(({ provider }) => provider.close()));
  }

  /** The engine that the next call would go to; the first where all are left alone, for what it said is still known. */
  #next(): LlmProvider {
    const [first] = this.engines;
    return (this.engines.find(({ isLeftAlone }) => !isLeftAlone()) ?? first).provider;
  }
}

function passing(
  event: StreamEvent & { readonly type: 'completion' },
  passedOver: readonly string[],
): StreamEvent {
  return passedOver.length === 0 ? event : { ...event, completion: { ...event.completion, passedOver } };
}

/** Whether another engine may answer what this one could not: what is wrong with the call is wrong everywhere. */
function mayOthersAnswer(error: unknown): boolean {
  if (!(error instanceof LlmError)) return false;
  switch (error.kind) {
    case 'unavailable':
    case 'overloaded':
    case 'model_not_found':
    case 'unauthorized':
    case 'unknown':
      return true;
    case 'timeout':
      return error.phase !== 'total';
    case 'cancelled':
    case 'context_too_long':
    case 'bad_request':
    case 'bad_output':
      return false;
  }
}
