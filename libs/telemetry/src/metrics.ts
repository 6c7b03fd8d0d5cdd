import { Counter, Gauge, Histogram, Registry } from 'prom-client';

interface Family<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly Label[];
}

/**
 * The metrics of one application, in the text format of Prometheus. Names begin with `opsconductor_`, units are
 * seconds, bytes and tokens, and a label takes few values: never a request, a host, a person or an id.
 */
export class Metrics {
  readonly #registry = new Registry();

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything measured so far. Waits for nothing outside this process. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  counter<Label extends string>({ name, help, labels }: Family<Label>): Counter<Label> {
    return new Counter({ name, help, labelNames: labels, registers: [this.#registry] });
  }

  /** @param collect fills the gauge whenever the metrics are read */
  gauge<Label extends string>(
    { name, help, labels }: Family<Label>,
    collect?: (gauge: Gauge<Label>) => void,
  ): Gauge<Label> {
    return new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.#registry],
      ...(collect && {
        collect() {
          collect(this);
        },
      }),
    });
  }

  /** @param buckets upper bounds, in the unit of the name */
  histogram<Label extends string>(
    { name, help, labels }: Family<Label>,
    buckets: readonly number[],
  ): Histogram<Label> {
    return new Histogram({
      name,
      help,
      labelNames: labels,
      buckets: [...buckets],
      registers: [this.#registry],
    });
  }
}
