import { LlmError } from '../llm.errors.js';

/** Values of every series, by the name of the metric; labels are checked and left out. */
export type MetricValues = ReadonlyMap<string, readonly number[]>;

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*[ \t]*=[ \t]*"(?:[^"\\]|\\[\\"n])*"`;
const LABELS = String.raw`\{[ \t]*(?:${LABEL}(?:[ \t]*,[ \t]*${LABEL})*(?:[ \t]*,)?[ \t]*)?\}`;
const LINE = new RegExp(
  String.raw`^[ \t]*(${NAME})(?:[ \t]*${LABELS}[ \t]*|[ \t]+)(\S+)(?:[ \t]+-?\d+)?[ \t]*$`,
);
const EMPTY_OR_COMMENT = /^[ \t]*(?:#|$)/;
/** Far above what any engine writes; bounds what a line may cost to look at. */
const LONGEST_LINE = 10_000;

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_A_NUMBER = /^nan$/i;
const INFINITE = /^[+-]?inf$/i;

/**
 * Reads a page in the text format of Prometheus (0.0.4).
 * @throws LlmError `bad_output` where a line is not of that format
 */
export function readPrometheusText(page: string): MetricValues {
  const values = new Map<string, number[]>();
  page.split('\n').forEach((line, index) => {
    if (EMPTY_OR_COMMENT.test(line)) return;
    const [, name, written] = line.length > LONGEST_LINE ? [] : (LINE.exec(line) ?? []);
    const value = written === undefined ? undefined : numberOf(written);
    if (name === undefined || value === undefined) {
      throw new LlmError('bad_output', `Line ${index + 1} of the engine's metrics is no metric.`);
    }
    const others = values.get(name);
    if (others) others.push(value);
    else values.set(name, [value]);
  });
  return values;
}

function numberOf(written: string): number | undefined {
  if (NUMBER.test(written)) return Number(written);
  if (INFINITE.test(written)) return written.startsWith('-') ? -Infinity : Infinity;
  return NOT_A_NUMBER.test(written) ? Number.NaN : undefined;
}
