/**
 * Versions of named things at one moment. A name whose version cannot be known now is `null`, which equals
 * nothing, itself included: nothing read under it is served.
 */
export type EpochVector = Readonly<Record<string, number | null>>;

/**
 * The versions of what cached values were read from. They are kept where the data is, so that every process
 * sees a change and a restart forgets none. This is the port; its injection token too.
 */
export abstract class EpochSource {
  /** What this process knows now, without waiting. A name never bumped has version 0. */
  abstract known(names: readonly string[]): EpochVector;
  /** Asks the store: for whatever feeds a write, an approval or a permission. */
  abstract fresh(names: readonly string[], signal: AbortSignal): Promise<EpochVector>;
  /** Learns every change up to now: after a write of this process, and on a bounded poll. */
  abstract refresh(signal: AbortSignal): Promise<void>;
  /** Moves these names on, in the store and for this process. */
  abstract bump(names: readonly string[], signal: AbortSignal): Promise<void>;
}

/** The names whose version moved between two moments, or cannot be compared: not known, or only in one. */
export function movedEpochs(before: EpochVector, after: EpochVector): string[] {
  return Object.keys({ ...before, ...after }).filter(
    (name) => typeof before[name] !== 'number' || before[name] !== after[name],
  );
}

/** Epochs of one process that keeps its data in memory. */
export class MemoryEpochs extends EpochSource {
  private readonly versions = new Map<string, number>();

  known(names: readonly string[]): EpochVector {
    return Object.fromEntries(names.map((name) => [name, this.versions.get(name) ?? 0]));
  }

  async fresh(names: readonly string[]): Promise<EpochVector> {
    return this.known(names);
  }

  async refresh(): Promise<void> {
    // The versions are here; there is nothing to learn from elsewhere.
  }

  async bump(names: readonly string[]): Promise<void> {
    for (const name of names) this.versions.set(name, (this.versions.get(name) ?? 0) + 1);
  }
}
