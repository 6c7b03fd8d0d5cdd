/** The sum of what was counted, such as tokens; `null` where one was not: unknown stays unknown. */
export function total(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((so_far, one) => (so_far === null || one === null ? null : so_far + one), 0);
}

/** The value below which a share of the numbers lies; 0 for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
