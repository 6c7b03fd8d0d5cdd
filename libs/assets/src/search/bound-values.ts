/** The values of one statement, each bound as a parameter; none ever becomes part of its text. */
export class BoundValues {
  private readonly list: unknown[] = [];

  get values(): readonly unknown[] {
    return this.list;
  }

  /** Binds a value and returns the placeholder that stands for it. */
  bind(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
