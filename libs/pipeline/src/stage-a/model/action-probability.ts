import type { Completion } from '@app/llm-provider';

type LogProbs = NonNullable<Completion['logprobs']>;

/**
 * How probable the model held the action it wrote, of several the least probable: the geometric mean over the
 * action's tokens. `null` where none were given, or they do not spell the actions of the answer (some engines strip
 * or regroup some).
 */
export function actionProbability(
  { text, logprobs = [] }: Pick<Completion, 'text' | 'logprobs'>,
  key: 'a' | 'action',
): number | null {
  const action = new RegExp(String.raw`"${key}"\s*:\s*"([^"]+)"`, 'dg');
  const spelt = [
    ...logprobs
      .map(({ token }) => token)
      .join('')
      .matchAll(action),
  ];
  const written = [...text.matchAll(action)];
  if (spelt.length === 0 || spelt.map(named).join() !== written.map(named).join()) return null;
  return Math.min(...spelt.map(({ indices }) => probabilityWithin(indices?.[1] ?? [0, 0], logprobs)));
}

function named([, action]: RegExpExecArray): string | undefined {
  return action;
}

function probabilityWithin([start, end]: readonly [number, number], logprobs: LogProbs): number {
  let position = 0;
  const within: number[] = [];
  for (const { token, logprob } of logprobs) {
    if (position < end && position + token.length > start) within.push(logprob);
    position += token.length;
  }
  return Math.exp(within.reduce((sum, logprob) => sum + logprob, 0) / within.length);
}
