/** Which records a measurement keeps: all that it can make, or those of some prompts alone. */
export const RECORD_KINDS = ['all', 'understanding', 'answer', 'plan'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
