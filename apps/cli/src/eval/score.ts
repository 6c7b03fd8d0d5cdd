import { compareReports, evaluate } from './evaluate.js';
import { LabelledRequestSchema, readLabelled } from './labelled-request.js';
import { renderDifference, renderReport } from './render-report.js';
import type { Reported } from './reporting.js';

export interface ScoreOptions {
  readonly dataset: string;
  readonly provider: string;
  readonly fastPath?: string;
  readonly prompts: string;
  readonly compare?: readonly [string, string];
  readonly signal: AbortSignal;
  readonly progress: (line: string) => void;
}

/** Scores one prompt version, or two and their difference. */
export async function score(options: ScoreOptions): Promise<Reported> {
  const { provider, prompts, compare, signal, progress } = options;
  const dataset = await readLabelled(options.dataset, LabelledRequestSchema);
  const fastPath = options.fastPath ?? (compare ? 'off' : undefined);
  const run = (version: string) =>
    evaluate(dataset, version, {
      provider,
      fastPath,
      signal,
      onProgress: (done) => progress(`${version}: ${done} of ${dataset.lines.length}`),
    });
  if (!compare) {
    const report = await run(prompts);
    return { report, text: renderReport(report) };
  }
  const [first, second] = [await run(compare[0]), await run(compare[1])];
  const difference = compareReports(dataset, first, second);
  return {
    report: { ...second, compared: { with: first, difference } },
    text: [renderReport(first), renderReport(second), renderDifference(...compare, difference)].join('\n\n'),
  };
}
