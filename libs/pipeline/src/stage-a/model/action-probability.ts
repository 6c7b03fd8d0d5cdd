import type { Completion } from '@app/llm-provider';

/**
 * How probable the model held the action it wrote: the geometric mean over the action's tokens. `null` where
 * none were given, or they do not spell the action of the answer (some engines strip or regroup some).
 */
export function actionProbability(
  { text, logprobs = [] }: Pick<Completion, 'text' | 'logprobs'>,
  key: 'a' | 'action',
): number | null {
  const action = new RegExp(String.raw`"${key}"\s*:\s*"([^"]+)"`, 'd');
  const spelt = action.exec(logprobs.map(({ token }) => token).join(''));
  const place = spelt?.indices?.[1];
  if (!place || spelt[1] !== action.exec(text)?.[1]) return null;
  const [start, end] = place;
  let position = 0;
  const ofAction: number[] = [];
  for (const { token, logprob } of logprobs) {
    if (position < end && position + token.length > start) ofAction.push(logprob);
    position += token.length;
  }
  return Math.exp(ofAction.reduce((sum, logprob) => sum + logprob, 0) / ofAction.length);
}
