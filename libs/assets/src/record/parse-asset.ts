import { OperationalError } from '@app/contracts';
import { AssetInputSchema, type AssetValues } from './asset-input.js';

/**
 * Checks an asset from outside and fills in what it leaves out.
 * @throws OperationalError `unknown_field` or `invalid_request`, naming each field that is wrong
 */
export function parseAsset(input: unknown): AssetValues {
  const { data, error } = AssetInputSchema.safeParse(input);
  if (data) return data;
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown.length > 0) {
    throw new OperationalError(
      'unknown_field',
      `An asset has no field ${unknown.join(', ')}.`,
      `The fields are ${Object.keys(AssetInputSchema.shape).join(', ')}.`,
    );
  }
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'asset'}: ${message}`);
  throw new OperationalError(
    'invalid_request',
    `The asset is invalid. ${problems.join('; ')}.`,
    'Correct these fields.',
  );
}
