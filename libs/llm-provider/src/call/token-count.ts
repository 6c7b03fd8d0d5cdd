import { z } from 'zod';

/** Tokens as an engine counts them. A count that is left out or can be none is unknown, and costs no answer. */
export const TokenCountSchema = z.number().int().nonnegative().nullable().catch(null);
