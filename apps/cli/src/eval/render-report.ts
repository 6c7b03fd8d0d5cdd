import Table from 'cli-table3';
import type { EvalReport } from './evaluate.js';
import type { PairedDifference, Share } from './intervals.js';

const SCORES = [
  'coverage',
  'action_accuracy',
  'category_accuracy',
  'entity_precision',
  'entity_recall',
  'entity_f1',
  'effect_accuracy',
  'risk_accuracy',
  'outcome_accuracy',
  'unsafe_share',
] as const;
const MOST_CONFUSIONS = 8;
const PLAIN = { head: [], border: [], compact: true };

/** The figures for a person: of all requests, and of those that were answered. */
export function renderReport({ summary, run, calibration, by_tag: byTag }: EvalReport): string {
  const scores = new Table({ head: ['score', 'all requests', 'answered'], style: PLAIN });
  for (const name of SCORES)
    scores.push([
      name,
      percent(summary[name]),
      name === 'coverage' ? '' : percent(summary.on_answered[name]),
    ]);
  const tags = new Table({ head: ['tag', 'n', 'action', 'outcome', 'unsafe'], style: PLAIN });
  for (const [tag, { requests, action_accuracy, outcome_accuracy, unsafe_share }] of Object.entries(byTag))
    tags.push([tag, requests, percent(action_accuracy), percent(outcome_accuracy), percent(unsafe_share)]);
  const { llm_calls, prompt_tokens, completion_tokens, ms_median, ms_p95 } = summary.cost;
  return [
    `${summary.requests} requests, prompts ${run.prompt_version}, provider ${run.provider}, model ${run.model ?? 'none'}`,
    `${Object.entries(summary.sources)
      .map(([source, n]) => `${source} ${n}`)
      .join(', ')}`,
    scores.toString(),
    tags.toString(),
    `Model calls ${llm_calls}, prompt tokens ${prompt_tokens ?? 'unknown'}, completion tokens ${completion_tokens ?? 'unknown'}; ${Math.round(ms_median)} ms median, ${Math.round(ms_p95)} ms p95`,
    ...renderCalibration(calibration),
    ...summary.confusions
      .slice(0, MOST_CONFUSIONS)
      .map(({ gold, understood, n }) => `${gold} understood as ${understood}: ${n}`),
    ...(summary.unsafe.length > 0 ? [`Unsafe: ${summary.unsafe.join(', ')}`] : []),
  ].join('\n');
}

function renderCalibration({ bins, error }: EvalReport['calibration']): string[] {
  if (error === null) return [];
  const filled = bins.filter(({ n }) => n > 0);
  return [
    `Calibration of the model's actions, error ${(error * 100).toFixed(1)} points:`,
    ...filled.map(
      ({ from, to, n, mean_confidence: sure, accuracy }) =>
        `  confidence ${from.toFixed(1)} to ${to.toFixed(1)}: ${n} requests, ${((sure ?? 0) * 100).toFixed(1)} % sure, ${((accuracy ?? 0) * 100).toFixed(1)} % right`,
    ),
  ];
}

export function renderDifference(
  first: string,
  second: string,
  { points, low, high, n }: PairedDifference,
): string {
  return `Action accuracy of ${second} minus ${first}: ${points.toFixed(1)} points [${low.toFixed(1)}, ${high.toFixed(1)}] on ${n} requests`;
}

function percent({ value, low, high }: Share): string {
  if (value === null || low === null || high === null) return '–';
  const [share, from, to] = [value, low, high].map((one) => (one * 100).toFixed(1));
  return `${share} % [${from}, ${to}]`;
}
