import { withinCall } from '../call/within-call.js';
import type { StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmHealth, LlmProvider } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import { isEngineFault } from './engine-fault.js';

/** How long an engine that is probed has for one token. */
const PROBE_MS = 5000;

/** How long a call waits for a probe to let it through. */
const WAIT_FOR_PROBE_MS = 1000;

/** Leaves an engine alone that keeps failing: calls fail at once, until a probe of one token has been answered. */
export class BreakingProvider extends ForwardingProvider {
  #probe: Promise<void> | undefined;
  readonly #closed = new AbortController();

  constructor(
    inner: LlmProvider,
    private readonly breaker: CircuitBreaker,
  ) {
    super(inner);
  }

  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    if (this.breaker.state !== 'closed') await this.#pass(request);
    try {
      for await (const event of this.inner.stream(request)) {
        if (event.type === 'completion') this.breaker.succeeded();
        yield event;
      }
    } catch (error) {
      if (isEngineFault(error)) this.breaker.failed();
      throw error;
    }
  }

  /** Down while it is left alone, whatever its own health page says; finds out by itself when that is over. */
  override async health(signal: AbortSignal): Promise<LlmHealth> {
    const health = await this.inner.health(signal);
    if (this.breaker.state === 'half_open' && health.status !== 'down') this.#startProbe();
    const { state } = this.breaker;
    if (state === 'closed' || health.status === 'down') return { ...health, breaker: state };
    return {
      ...health,
      status: 'down',
      breaker: state,
      detail: 'It kept failing and is left alone for a while.',
    };
  }

  override async close(): Promise<void> {
    this.#closed.abort();
    await this.#probe;
    await this.inner.close();
  }

  /** Waits a moment for a probe where one is due. @throws LlmError `unavailable` where the engine stays left alone */
  async #pass({ signal, deadlineMs }: CompletionRequest): Promise<void> {
    if (this.breaker.state === 'half_open') {
      const probe = this.#startProbe();
      const wait = { signal, deadlineMs: Math.min(deadlineMs, WAIT_FOR_PROBE_MS) };
      await withinCall(wait, () => probe).catch((error: unknown) => {
        if (!(error instanceof LlmError) || error.kind !== 'timeout') throw error;
      });
    }
    if (this.breaker.state === 'closed') return;
    throw new LlmError('unavailable', 'The language model kept failing and is left alone for a while.', {
      retryAfterMs: Math.max(WAIT_FOR_PROBE_MS, this.breaker.leftMs),
    });
  }

  /** One at a time, for all who wait. */
  #startProbe(): Promise<void> {
    this.#probe ??= this.#ask().finally(() => (this.#probe = undefined));
    return this.#probe;
  }

  async #ask(): Promise<void> {
    try {
      await this.inner.complete({
        messages: [{ role: 'user', content: 'Say yes.' }],
        maxTokens: 1,
        temperature: 0,
        deadlineMs: PROBE_MS,
        signal: this.#closed.signal,
        priority: 'interactive',
        purpose: 'probe',
      });
      this.breaker.probeSucceeded();
    } catch (error) {
      // An empty or odd answer to a token's length is an answer all the same.
      if (error instanceof LlmError && error.kind === 'bad_output') this.breaker.probeSucceeded();
      else this.breaker.probeFailed();
    }
  }
}
