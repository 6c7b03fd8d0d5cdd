import { OperationalError } from '@app/contracts';

/** The caller asked something that the inventory cannot be asked. */
export function invalidSearch(detail: string, hint: string): OperationalError {
  return new OperationalError('invalid_request', detail, hint);
}

/** @param known the fields that may be named in this place */
export function unknownField(field: unknown, known: readonly string[]): OperationalError {
  return new OperationalError(
    'unknown_field',
    `The inventory has no field ${JSON.stringify(field)}.`,
    `The fields are ${known.join(', ')}.`,
  );
}
