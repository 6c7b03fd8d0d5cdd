import { Injectable } from '@nestjs/common';
import { Settings } from '@app/config';
import { LlmError, LlmProvider } from '@app/llm-provider';
import { PromptRegistry } from '@app/prompt-registry';
import type { PipelineRun } from '../pipeline-request.js';
import type { RunLedger } from '../run/run-ledger.js';
import { SHORTENED_PROMPT } from '../shortened-prompt.js';
import type { RenderedResult } from './render-result.js';

/** Has the language model phrase an explanation, piece by piece for whoever watches. */
@Injectable()
export class Explainer {
  constructor(
    private readonly llm: LlmProvider,
    private readonly prompts: PromptRegistry,
    private readonly settings: Settings,
  ) {}

  /** @throws LlmError where the model fails; half an explanation is not an answer. */
  async explain(
    request: string,
    { context, observe }: PipelineRun,
    ledger: RunLedger,
  ): Promise<RenderedResult> {
    const { prompt, messages, sampling } = this.prompts.render('answer', { request });
    const events = this.llm.stream({
      messages,
      maxTokens: sampling.maxTokens,
      temperature: sampling.temperature,
      seed: sampling.seed,
      deadlineMs: this.settings.llm.timeouts.totalMs,
      signal: context.signal,
      priority: 'interactive',
      purpose: 'answer',
    });
    for await (const event of events) {
      if (event.type === 'delta') {
        observe({ type: 'delta', text: event.text });
        continue;
      }
      const { completion } = event;
      ledger.llmCall(completion, prompt);
      const warnings =
        completion.finishReason === 'length' ? ['The explanation was cut at its length limit.'] : [];
      if (completion.trimmed !== undefined) warnings.push(SHORTENED_PROMPT);
      if (completion.provider === 'embedded')
        warnings.push(
          'The embedded model is very small: expect it to be wrong. Set VLLM_BASE_URL or OLLAMA_BASE_URL.',
        );
      return {
        message: completion.text.trim(),
        data: { kind: 'text', value: completion.text.trim() },
        warnings: ['Phrased by a language model; check it before you act on it.', ...warnings],
      };
    }
    throw new LlmError('bad_output', 'The language model ended without an answer.');
  }
}
