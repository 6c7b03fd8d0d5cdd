import { compareReports, evaluate } from './evaluate.js';
import { LabelledRequestSchema, readLabelled } from './labelled-request.js';
import { renderDifference, renderReport } from './render-report.js';
import type { RecordKind } from './record-kinds.js';
import type { Reported } from './reporting.js';
import { writeRecords } from './write-records.js';

export interface ScoreOptions {
  readonly dataset: string;
  readonly provider: string;
  readonly fastPath?: string;
  readonly prompts: string;
  readonly compare?: readonly [string, string];
  /** What to keep, beside the prompt files, of what was reached. */
  readonly record?: RecordKind;
  readonly signal: AbortSignal;
  readonly progress: (line: string) => void;
}

/** Scores one prompt version, or two and their difference. */
export async function score(options: ScoreOptions): Promise<Reported> {
  const { provider, prompts, compare, record, signal, progress } = options;
  const dataset = await readLabelled(options.dataset, LabelledRequestSchema);
  const fastPath = options.fastPath ?? (compare ? 'off' : undefined);
  const run = (version: string) =>
    evaluate(dataset, version, {
      provider,
      fastPath,
      withAnswers: record === 'all' || record === 'answer',
      withPlans: record === 'all' || record === 'plan',
      signal,
      onProgress: (done) => progress(`${version}: ${done} of ${dataset.lines.length}`),
    });
  if (!compare) {
    const report = await run(prompts);
    return { report, text: renderReport(report) };
  }
  const [first, second] = [await run(compare[0]), await run(compare[1])];
  const difference = compareReports(dataset, first, second);
  const written = record
    ? [
        ...(await writeRecords(compare[0], first, options.dataset, { baseline: null, record })),
        ...(await writeRecords(compare[1], second, options.dataset, {
          baseline: { version: compare[0], difference },
          record,
        })),
      ]
    : [];
  return {
    report: { ...second, compared: { with: first, difference } },
    text: [
      renderReport(first),
      renderReport(second),
      renderDifference(...compare, difference),
      ...written.map((file) => `Recorded in ${file}`),
    ].join('\n\n'),
  };
}
