import { readFileSync } from 'node:fs';

/** As much of a sample record as the tests compare. */
export interface SampleAsset {
  readonly name: string;
  readonly hostname: string;
  readonly ip_address: string;
  readonly device_type: string;
  readonly os_type: string;
  readonly os_version: string | null;
  readonly environment: string;
  readonly status: string;
  readonly criticality: string;
  readonly data_center: string | null;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly cpu_cores: number | null;
  readonly memory_gb: number | null;
  readonly disk_gb: number | null;
  readonly service_type: string | null;
  readonly port: number | null;
  readonly additional_services: readonly { readonly service_type: string; readonly port: number }[];
  readonly is_active: boolean;
}

const FILE = new URL('../../../libs/assets/seed/assets.json', import.meta.url);

/** The sample inventory as its file has it: no code of the product stands between. */
export const SAMPLE = (JSON.parse(readFileSync(FILE, 'utf8')) as { assets: SampleAsset[] }).assets;

/** Names of the records that hold, sorted. */
export function sampleNames(holds: (asset: SampleAsset) => boolean): string[] {
  return SAMPLE.filter(holds)
    .map(({ name }) => name)
    .toSorted();
}

export function sampleAsset(name: string): SampleAsset {
  const found = SAMPLE.find((asset) => asset.name === name);
  if (!found) throw new Error(`The sample has no '${name}'.`);
  return found;
}

/** Names of the rows that an answer carries, sorted. */
export function rowNames(rows: readonly Readonly<Record<string, unknown>>[] | undefined): string[] {
  return (rows ?? []).map(({ name }) => String(name)).toSorted();
}
