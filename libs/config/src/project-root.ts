import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** The folder of this project, the same from the sources and from the build. */
export function projectRoot(): string {
  const manifest = findPackageJSON(import.meta.url);
  if (!manifest) throw new Error('No package.json above the configuration library.');
  return dirname(manifest);
}
