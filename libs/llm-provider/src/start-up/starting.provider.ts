import type { Clock } from '@app/telemetry';
import type { CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmHealth, LlmInfo, LlmProvider, PreparedCall } from '../llm-provider.js';
import { runSelfTest } from './self-test.js';
import type { SelfTestReport } from './self-test-report.js';

/** An engine that failed its test is tested again after this time. */
const TEST_AGAIN_MS = 60_000;

/** Longest time for a test and for all warming up that follows it. */
const START_UP_MS = 180_000;

/**
 * Tests its engine and warms it up, in the background, each time that {@link health} finds it to have come up or to
 * serve another model, once calls have been prepared. What the test found is part of `health` and `info`.
 */
export class StartingProvider extends ForwardingProvider {
  #report: SelfTestReport | null = null;
  /** Model that was tested last; `undefined` while the engine was not up. */
  #tested: string | null | undefined;
  #testedAt = 0;
  #running: Promise<void> | undefined;
  /** `undefined` until somebody wants the engine to be started. */
  #prepared: readonly PreparedCall[] | undefined;
  readonly #closed = new AbortController();

  constructor(
    inner: LlmProvider,
    private readonly clock: Clock,
  ) {
    super(inner);
  }

  override prepare(calls: readonly PreparedCall[]): void {
    this.#prepared = calls;
  }

  override async health(signal: AbortSignal): Promise<LlmHealth> {
    const health = await this.inner.health(signal);
    if (health.status === 'down' || health.status === 'not_configured') {
      this.#tested = undefined;
      return { ...health, self_test: this.#report };
    }
    if (this.#isDue()) this.#start();
    return this.#judged(health);
  }

  override async info(signal: AbortSignal): Promise<LlmInfo> {
    const info = await this.inner.info(signal);
    return { ...info, self_test: this.#report };
  }

  override async close(): Promise<void> {
    this.#closed.abort();
    await this.#running;
    await this.inner.close();
  }

  #judged(health: LlmHealth): LlmHealth {
    const fault = Object.values(this.#report ?? {}).find(({ outcome }) => outcome === 'failed');
    const judged = fault ? ({ ...health, status: 'degraded', detail: fault.detail } as const) : health;
    return { ...judged, self_test: this.#report };
  }

  #isDue(): boolean {
    if (!this.#prepared || this.#running || this.#closed.signal.aborted) return false;
    if (this.#tested === undefined || this.#tested !== this.inner.knownModel()) return true;
    const hasFailed = Object.values(this.#report ?? {}).some(({ outcome }) => outcome === 'failed');
    return hasFailed && this.clock.monotonic() - this.#testedAt >= TEST_AGAIN_MS;
  }

  #start(): void {
    this.#running = this.#testAndWarmUp().finally(() => (this.#running = undefined));
  }

  async #testAndWarmUp(): Promise<void> {
    const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(START_UP_MS)]);
    this.#report = await runSelfTest(this.inner, signal);
    this.#tested = this.inner.knownModel();
    this.#testedAt = this.clock.monotonic();
    if (this.#report.model.outcome !== 'passed') return;
    for (const call of this.#prepared ?? []) await this.#warmUp({ ...call, signal });
  }

  /** The answer does not matter: the engine has compiled the schema and computed the prompt's fixed part. */
  async #warmUp(request: Omit<CompletionRequest, 'priority' | 'purpose'>): Promise<void> {
    await this.inner
      .complete({ ...request, priority: 'background', purpose: 'warm_up' })
      .catch(() => undefined);
  }
}
