const OTHER = 'other';

/** Lets so many different values of a label through; whatever comes later is `other`, or a registry would grow for ever. */
export class BoundedLabels {
  readonly #seen = new Set<string>();

  constructor(private readonly most: number) {}

  of(value: string): string {
    if (this.#seen.has(value)) return value;
    if (this.#seen.size >= this.most) return OTHER;
    this.#seen.add(value);
    return value;
  }
}
