import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** What a `.env` file holds; nothing where there is no such file. Leaves the environment as it is. */
export function readDotenvFile(path: string): NodeJS.Dict<string> {
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}
