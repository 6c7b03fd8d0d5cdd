import { hasRightAction, isAnswered, type Judged } from './scores.js';

const BINS = 5;

/** Requests of about the same confidence, and how many of them had the right action. */
export interface CalibrationBin {
  /** Confidence, from (inclusive) and to (exclusive, but 1). */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly mean_confidence: number | null;
  readonly accuracy: number | null;
}

export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: the mean distance of confidence and accuracy over the bins, weighted by their size. */
  readonly error: number | null;
}

/** Whether what is held probable is right as often. Of the requests that a model understood alone. */
export function calibrationOf(judged: readonly Judged[]): Calibration {
  const told = judged.filter((one) => isAnswered(one) && one.item.source === 'llm');
  const bins = Array.from({ length: BINS }, (_, at): CalibrationBin => {
    const [from, to] = [at / BINS, (at + 1) / BINS];
    const inside = told.filter(({ item: { confidence } }) => {
      const sure = confidence ?? 0;
      return sure >= from && (sure < to || at === BINS - 1);
    });
    return {
      from,
      to,
      n: inside.length,
      mean_confidence: mean(inside.map(({ item }) => item.confidence ?? 0)),
      accuracy: mean(inside.map((one) => (hasRightAction(one) ? 1 : 0))),
    };
  });
  const distance = bins.reduce(
    (sum, { n, mean_confidence: sure, accuracy }) => sum + n * Math.abs((sure ?? 0) - (accuracy ?? 0)),
    0,
  );
  return { bins, error: told.length === 0 ? null : distance / told.length };
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
