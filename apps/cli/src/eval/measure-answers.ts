import type { Completion } from '@app/llm-provider';
import { quantile, total } from './cost.js';
import type { EvalEngine } from './eval-engine.js';
import { type Share, wilson } from './intervals.js';
import type { LabelledRequest } from './labelled-request.js';

/** What the answer prompt cost, and how often the model came to an end by itself. */
export interface AnswersReport {
  /** Answers that were not empty and ended before the token cap. Says nothing of their truth. */
  readonly finished: Share;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly ms_median: number;
}

const KNOWLEDGE = new Set(['get_help', 'explain_concept']);

/** Has the model phrase the answer to every labelled question of knowledge. */
export async function measureAnswers(
  engine: Pick<EvalEngine, 'phrase'>,
  requests: readonly LabelledRequest[],
  signal: AbortSignal,
): Promise<AnswersReport> {
  const answers: Completion[] = [];
  for (const { action, request } of requests) {
    if (!KNOWLEDGE.has(action)) continue;
    signal.throwIfAborted();
    answers.push(await engine.phrase(request, signal));
  }
  const finished = answers.filter(({ text, finishReason }) => finishReason === 'stop' && text.trim() !== '');
  return {
    finished: wilson(finished.length, answers.length),
    prompt_tokens: total(answers.map(({ usage }) => usage.prompt)),
    completion_tokens: total(answers.map(({ usage }) => usage.completion)),
    ms_median: quantile(
      answers.map(({ totalMs }) => totalMs),
      0.5,
    ),
  };
}
