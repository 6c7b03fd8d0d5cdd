/** A share with its 95 % interval. `value` is `null` where nothing was counted. */
export interface Share {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/** Wilson's score interval (E. B. Wilson, 1927): holds near 0 and 1 and for small numbers. */
export function wilson(hits: number, n: number): Share {
  if (n === 0) return { value: null, low: null, high: null, n };
  const share = hits / n;
  const squared = Z ** 2;
  const centre = (share + squared / (2 * n)) / (1 + squared / n);
  const half = (Z / (1 + squared / n)) * Math.sqrt((share * (1 - share)) / n + squared / (4 * n ** 2));
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), n };
}

/** The difference of two shares that were measured on the same items, in points (1 point = 0.01). */
export interface PairedDifference {
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly only_first: number;
  readonly only_second: number;
}

/**
 * Second minus first with the 95 % interval of Agresti and Min (2005), which adds half an item to each cell of
 * the paired table.
 */
export function pairedDifference(pairs: readonly (readonly [boolean, boolean])[]): PairedDifference {
  const onlyFirst = pairs.filter(([first, second]) => first && !second).length;
  const onlySecond = pairs.filter(([first, second]) => second && !first).length;
  const n = pairs.length + 2;
  const [lost, won] = [onlyFirst + 0.5, onlySecond + 0.5];
  const centre = (won - lost) / n;
  const half = (Z * Math.sqrt(lost + won - (won - lost) ** 2 / n)) / n;
  return {
    points: pairs.length === 0 ? 0 : ((onlySecond - onlyFirst) / pairs.length) * 100,
    low: (centre - half) * 100,
    high: (centre + half) * 100,
    n: pairs.length,
    only_first: onlyFirst,
    only_second: onlySecond,
  };
}
