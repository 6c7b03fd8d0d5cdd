import type { AssetValues } from './asset-input.js';

/** An asset as everybody may see it: no secrets. Times are ISO 8601 in UTC. */
export interface AssetView extends AssetValues {
  id: string;
  created_at: string;
  updated_at: string;
}

/** What is shown of an asset where fields were chosen: always its id and name. */
export type AssetRow = Pick<AssetView, 'id' | 'name'> & Partial<AssetView>;
