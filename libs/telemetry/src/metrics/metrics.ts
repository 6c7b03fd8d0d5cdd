import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CounterMetric, HistogramMetric, MetricFamily, ReadMetric } from './metric.js';

/**
 * The metrics of one application, in Prometheus' text format. Not those of the process: several applications may
 * live in it, and each ends with its own.
 */
@Injectable()
export class Metrics implements OnModuleDestroy {
  /** Media type of {@link text}. */
  static readonly MEDIA_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

  readonly #registry = new Registry();

  /** @throws Error where the name is taken: a family is declared once */
  counter<Label extends string>(family: MetricFamily<Label>): CounterMetric<Label> {
    const counter = new Counter<Label>(this.#configuration(family));
    return {
      add: (labels, value = 1) => {
        if (Number.isFinite(value) && value > 0) counter.inc(labels, value);
      },
    };
  }

  /** `buckets` are upper bounds, ascending, in the unit of the family. @throws Error where the name is taken */
  histogram<Label extends string>(
    family: MetricFamily<Label>,
    buckets: readonly number[],
  ): HistogramMetric<Label> {
    const histogram = new Histogram<Label>({ ...this.#configuration(family), buckets: [...buckets] });
    return {
      observe: (labels, value) => {
        if (Number.isFinite(value)) histogram.observe(labels, value);
      },
    };
  }

  /** What goes up and down, read whenever the page is asked for. @throws Error where the name is taken */
  gauge<Label extends string = never>(family: MetricFamily<Label>, read: ReadMetric<Label>): void {
    const gauge: Gauge<Label> = new Gauge<Label>({
      ...this.#configuration(family),
      collect: () => {
        // What is no longer told of is no longer there.
        gauge.reset();
        for (const { labels, value } of read()) gauge.set(labels, value);
      },
    });
  }

  /** A sum that somebody else keeps, read whenever the page is asked for. @throws Error where the name is taken */
  total<Label extends string = never>(family: MetricFamily<Label>, read: ReadMetric<Label>): void {
    const counter: Counter<Label> = new Counter<Label>({
      ...this.#configuration(family),
      collect: () => {
        counter.reset();
        for (const { labels, value } of read()) counter.inc(labels, value);
      },
    });
  }

  /** The page as of now. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Lets go of everything that the families read from. */
  onModuleDestroy(): void {
    this.#registry.clear();
  }

  #configuration<Label extends string>({ name, help, labels = [] }: MetricFamily<Label>) {
    return { name, help, labelNames: [...labels], registers: [this.#registry] };
  }
}
