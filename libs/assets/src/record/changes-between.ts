import { isDeepStrictEqual } from 'node:util';
import type { AssetValues } from './asset-input.js';

/** One field that differs; `null` where there was or is nothing. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The fields in which two states of a record differ. Nothing on one side is a record that is not there. */
export function changesBetween(before: Partial<AssetValues>, after: Partial<AssetValues>): FieldChange[] {
  const fields = Object.keys({ ...before, ...after }) as (keyof AssetValues)[];
  return fields
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}
