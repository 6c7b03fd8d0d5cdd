import { z } from 'zod';

/**
 * Bounds of free text in model output, in characters and items. A model that runs on fills them, and its answer must still end before the
 * token cap of its prompt: an answer that is cut there is no JSON.
 */
export const LONGEST_VALUE = 80;
export const writtenValue = z.string().max(LONGEST_VALUE);

export const MOST_ENTITIES = 5;
export const MOST_DETAILS = 2;
export const MOST_EXCLUDED = 2;
