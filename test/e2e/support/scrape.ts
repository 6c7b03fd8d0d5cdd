import type { HttpClient } from './http-client.js';

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One look at `GET /metrics`, as Prometheus would read it. */
export class Scrape {
  readonly #series: readonly (Series & { readonly name: string })[];

  private constructor(readonly text: string) {
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    this.#series = lines.map(parse);
  }

  static async of(client: HttpClient): Promise<Scrape> {
    return new Scrape((await client.get('/metrics')).text);
  }

  /** Every series of that name, in the order of the page. */
  family(name: string): Series[] {
    return this.#series
      .filter((series) => series.name === name)
      .map(({ labels, value }) => ({ labels, value }));
  }

  /** The first series of that name that has these labels, others or not. */
  value(name: string, wanted: Readonly<Record<string, string>>): number | undefined {
    return this.family(name).find(({ labels }) =>
      Object.entries(wanted).every(([label, value]) => labels[label] === value),
    )?.value;
  }
}

function parse(line: string): Series & { name: string } {
  const [, name, inner = '', value] = /^([\w:]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  if (!name || value === undefined) throw new Error(`Not a line of Prometheus' text format: ${line}`);
  const labels = [...inner.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', text = '']) => [
    label,
    text,
  ]);
  return { name, labels: Object.fromEntries(labels) as Record<string, string>, value: Number(value) };
}
