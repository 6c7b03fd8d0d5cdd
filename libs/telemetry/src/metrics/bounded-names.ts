const LONGEST_NAME = 120;

/**
 * Names from outside as values of a label. Every new value is a new series that is kept for ever, so only the first
 * few are told apart.
 */
export class BoundedNames {
  static readonly UNKNOWN = 'unknown';
  static readonly OTHER = 'other';

  readonly #known = new Set<string>();

  /** @param most how many names are told apart; any further one is `other` */
  constructor(private readonly most: number) {}

  /** The name itself, cut where it is overlong; `unknown` where there is none. */
  of(name: string | null | undefined): string {
    if (!name) return BoundedNames.UNKNOWN;
    const short = name.slice(0, LONGEST_NAME).toWellFormed();
    if (this.#known.has(short)) return short;
    if (this.#known.size >= this.most) return BoundedNames.OTHER;
    this.#known.add(short);
    return short;
  }
}
