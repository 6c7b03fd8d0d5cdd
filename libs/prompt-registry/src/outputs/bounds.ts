import { z } from 'zod';

/**
 * Bounds of free text in model output, in characters and items. A model that gets stuck fills them, and its answer must
 * still end before the token cap of its prompt: an answer that is cut there is no JSON. What fills a bound to its end
 * was cut by it.
 */
export const LONGEST_VALUE = 48;
/** A command line is longer than any other value; an answer has one at most. */
export const LONGEST_COMMAND = 80;

export const writtenValue = boundedText(LONGEST_VALUE);
export const writtenCommand = boundedText(LONGEST_COMMAND);

/** JSON Schema, and so every engine, counts a character once that is two units of a JavaScript string. */
function boundedText(characters: number) {
  return z
    .string()
    .max(2 * characters)
    .meta({ maxLength: characters });
}
