/** What a metric is called and means; base units, named in the name (`_seconds`, `_bytes`, `_total`). */
export interface MetricFamily<Label extends string = never> {
  readonly name: string;
  /** One sentence for whoever reads the page. */
  readonly help: string;
  readonly labels?: readonly Label[];
}

export type MetricLabels<Label extends string> = Readonly<Record<Label, string>>;

/** A sum that only grows. */
export interface CounterMetric<Label extends string> {
  /** A value that is no number, or below zero, counts as nothing: measuring fails no work. */
  add(labels: MetricLabels<Label>, value?: number): void;
}

/** How often values fell under each bound. */
export interface HistogramMetric<Label extends string> {
  /** A value that is no number counts as nothing: measuring fails no work. */
  observe(labels: MetricLabels<Label>, value: number): void;
}

/** One value, as it is when the page is asked for. */
export interface MetricReading<Label extends string> {
  readonly labels: MetricLabels<Label>;
  readonly value: number;
}

/** Tells the present values of a family; waits for nothing. */
export type ReadMetric<Label extends string> = () => readonly MetricReading<Label>[];
