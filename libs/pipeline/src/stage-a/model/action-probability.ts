import type { Completion } from '@app/llm-provider';

/**
 * How probable the model held the action it wrote: the geometric mean over the action's tokens. `null` where
 * the tokens do not spell the answer (some engines strip some), or none were given.
 */
export function actionProbability({ text, logprobs }: Pick<Completion, 'text' | 'logprobs'>): number | null {
  if (!logprobs || logprobs.map(({ token }) => token).join('') !== text) return null;
  const action = /"a"\s*:\s*"([^"]*)"/d.exec(text)?.indices?.[1];
  if (!action) return null;
  const [start, end] = action;
  let position = 0;
  const ofAction: number[] = [];
  for (const { token, logprob } of logprobs) {
    if (position < end && position + token.length > start) ofAction.push(logprob);
    position += token.length;
  }
  if (ofAction.length === 0) return null;
  return Math.exp(ofAction.reduce((sum, logprob) => sum + logprob, 0) / ofAction.length);
}
