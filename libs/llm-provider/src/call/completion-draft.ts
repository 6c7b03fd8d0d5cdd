import type { Clock } from '@app/telemetry';
import type { Completion, CompletionUsage, TokenLogprob } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { LlmError, type ModelCallCost } from '../llm.errors.js';
import { parseOutput } from './parse-output.js';
import { Runaway } from './runaway.js';

/** What one frame of either wire format says, in common words. */
export interface Piece {
  readonly text?: string;
  readonly reasoning?: string;
  readonly logprobs?: readonly TokenLogprob[];
  readonly finishReason?: string;
  readonly usage?: CompletionUsage;
  readonly model?: string;
}

/** Whose answer it is. */
export interface EngineIdentity {
  /** Name of the engine. */
  readonly provider: string;
  /** Engine and model, as keys name them; `null` where they are not known yet. */
  knownModel(): string | null;
}

const UNKNOWN_USAGE: CompletionUsage = { prompt: null, completion: null, cached: null };

/** Collects pieces into a completion and refuses the ways in which a stream can end wrongly. */
export class CompletionDraft {
  readonly #started: number;
  #firstTokenMs: number | null = null;
  #text = '';
  #reasoned = false;
  #finishReason: string | undefined;
  #usage = UNKNOWN_USAGE;
  #model = '';
  readonly #logprobs: TokenLogprob[] = [];
  readonly #runaway: Runaway;

  constructor(
    private readonly request: CompletionRequest,
    private readonly engine: EngineIdentity,
    private readonly clock: Clock,
  ) {
    this.#started = clock.monotonic();
    this.#runaway = new Runaway(request);
  }

  /** @throws LlmError `bad_output` where the answer runs away */
  add(piece: Piece): void {
    if (piece.text || piece.reasoning) this.#firstTokenMs ??= this.clock.monotonic() - this.#started;
    if (piece.reasoning) this.#reasoned = true;
    if (piece.logprobs) this.#logprobs.push(...piece.logprobs);
    this.#runaway.add(piece.text ?? piece.reasoning ?? '');
    this.#text += piece.text ?? '';
    this.#finishReason = piece.finishReason ?? this.#finishReason;
    this.#usage = piece.usage ?? this.#usage;
    this.#model = piece.model ?? this.#model;
  }

  /** @throws LlmError `bad_output` for an end without a finish, a cut JSON, an empty or unparsable answer. */
  finish(): Completion {
    try {
      return this.#completion();
    } catch (error) {
      if (!(error instanceof LlmError) || this.#finishReason === undefined) throw error;
      const { kind, message, cause } = error;
      throw new LlmError(kind, message, { cause, cost: this.#cost() });
    }
  }

  #completion(): Completion {
    const finishReason = this.#checkedFinishReason();
    if (this.#text.trim() === '') throw this.#emptyAnswer();
    return {
      text: this.#text,
      parsed: this.#parsed(finishReason),
      finishReason,
      ...(this.#logprobs.length > 0 && { logprobs: this.#logprobs }),
      timeToFirstTokenMs: this.#firstTokenMs,
      ...this.#cost(),
    };
  }

  #parsed(finishReason: Completion['finishReason']): unknown {
    const { schema, partial } = this.request;
    if (!schema || (partial && finishReason === 'length')) return undefined;
    return parseOutput(this.#text, schema);
  }

  #cost(): ModelCallCost {
    return {
      usage: this.#usage,
      queueMs: 0,
      totalMs: this.clock.monotonic() - this.#started,
      provider: this.engine.provider,
      model: this.#model,
      modelId: this.engine.knownModel() ?? `${this.engine.provider}:${this.#model}`,
    };
  }

  #checkedFinishReason(): Completion['finishReason'] {
    const reason = this.#finishReason;
    if (reason === undefined) throw badOutput('The answer of the language model ended without a finish.');
    if (reason !== 'stop' && reason !== 'length') {
      throw badOutput(`The language model ended its answer for the reason '${reason.slice(0, 40)}'.`);
    }
    if (reason === 'length' && this.request.schema && !this.request.partial) {
      throw badOutput(`The answer of the language model was cut at ${this.request.maxTokens} tokens.`);
    }
    return reason;
  }

  #emptyAnswer(): LlmError {
    return this.#reasoned
      ? badOutput(
          'The language model put its whole answer into its reasoning channel: turn thinking off, or fix the reasoning parser of the server.',
        )
      : badOutput('The language model gave an empty answer.');
  }
}

function badOutput(message: string): LlmError {
  return new LlmError('bad_output', message);
}
