import { type Calibration, calibrationOf } from './calibration.js';
import { EvalEngine, type EngineVersions } from './eval-engine.js';
import { evaluatedItem, type EvaluatedItem } from './evaluated-item.js';
import { pairedDifference, type PairedDifference } from './intervals.js';
import { type AnswersReport, measureAnswers } from './measure-answers.js';
import { measurePlans, type PlansReport } from './measure-plans.js';
import { type Labelled, type LabelledRequest } from './labelled-request.js';
import { hasRightAction, type Judged, scoresByTag, type Summary, summarise } from './scores.js';

export interface EvalOptions {
  readonly provider: string;
  readonly fastPath?: string;
  /** Whether the answer prompt is measured too, on the questions of knowledge. */
  readonly withAnswers?: boolean;
  /** Whether the plan prompt is measured too, on the requests of several things. */
  readonly withPlans?: boolean;
  /** Told after each item: how many are done. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

export interface EvalReport {
  readonly summary: Summary;
  /** Of what a model understood; says nothing of the fast path, which is sure or silent. */
  readonly calibration: Calibration;
  readonly by_tag: ReturnType<typeof scoresByTag>;
  readonly run: EngineVersions & {
    readonly prompt_version: string;
    readonly dataset_sha256: string;
    readonly started_at: string;
  };
  readonly items: readonly EvaluatedItem[];
  readonly answers?: AnswersReport;
  readonly plans?: PlansReport;
}

/** Has each labelled request understood, judged and planned anew, one after the other, and scores what came out. */
export async function evaluate(
  dataset: Labelled<LabelledRequest>,
  promptVersion: string,
  options: EvalOptions,
): Promise<EvalReport> {
  const { provider, fastPath, withAnswers = false, withPlans = false, onProgress, signal } = options;
  const startedAt = new Date().toISOString();
  const engine = await EvalEngine.start({
    LLM_PROVIDER: provider,
    PROMPT_VERSION: promptVersion,
    ...(fastPath && { FAST_PATH: fastPath }),
  });
  try {
    const judged: Judged[] = [];
    for (const gold of dataset.lines) {
      signal.throwIfAborted();
      const response = await engine.ask(gold.request, true, signal);
      judged.push({ gold, item: evaluatedItem(gold, response, !engine.hasModel) });
      onProgress(judged.length);
    }
    const answers = withAnswers ? await measureAnswers(engine, dataset.lines, signal) : undefined;
    const plans = withPlans ? await measurePlans(engine, judged, signal) : undefined;
    return {
      summary: summarise(judged),
      calibration: calibrationOf(judged),
      by_tag: scoresByTag(judged),
      run: {
        ...engine.versions(),
        prompt_version: promptVersion,
        dataset_sha256: dataset.sha256,
        started_at: startedAt,
      },
      items: judged.map(({ item }) => item),
      ...(answers && { answers }),
      ...(plans && { plans }),
    };
  } finally {
    await engine.close();
  }
}

/** How much better the second report's actions are than the first's, item by item. */
export function compareReports(
  dataset: Labelled<LabelledRequest>,
  first: EvalReport,
  second: EvalReport,
): PairedDifference {
  return pairedDifference(
    dataset.lines.map((gold, at) => {
      const [one, other] = [first.items[at], second.items[at]];
      if (!one || !other) throw new Error(`The reports do not hold the item '${gold.id}' both.`);
      return [hasRightAction({ gold, item: one }), hasRightAction({ gold, item: other })];
    }),
  );
}
