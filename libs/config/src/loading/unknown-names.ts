import { SETTING_NAMES } from '../schema/settings-schema.js';
import type { SettingProblem } from './configuration.error.js';
import { editDistance } from './edit-distance.js';

/** In a file of our own a distant name is still worth a guess at what was meant. */
const FARTHEST_GUESS = 3;

/** Names in the `.env` file that are no settings. */
export function unknownInFile(names: readonly string[]): SettingProblem[] {
  return names.filter(isUnknown).map((name) => {
    const meant = nearest(name, FARTHEST_GUESS);
    return { name, message: `${name} in .env is no setting${meant ? `; did you mean ${meant}?` : '.'}` };
  });
}

/** Names in the environment that are surely slips: it holds other programs' variables too. */
export function slipsInEnvironment(names: readonly string[]): SettingProblem[] {
  return names.filter(isUnknown).flatMap((name) => {
    const meant = nearest(name, 1);
    return meant
      ? [{ name, message: `${name} in the environment is no setting; did you mean ${meant}?` }]
      : [];
  });
}

function isUnknown(name: string): boolean {
  return !SETTING_NAMES.some((known) => known === name);
}

function nearest(name: string, farthest: number): string | undefined {
  return SETTING_NAMES.map((known) => ({ known, distance: editDistance(name, known) }))
    .filter(({ distance }) => distance <= farthest)
    .toSorted((one, other) => one.distance - other.distance)[0]?.known;
}
