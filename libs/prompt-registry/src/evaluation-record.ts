import { z } from 'zod';

/** From this size on a model says something about accuracy; a smaller one proves the plumbing alone. */
export const LEAST_RELEASE_PARAMETERS = 3e9;

const share = z.strictObject({
  value: z.number().min(0).max(1).nullable(),
  low: z.number().min(0).max(1).nullable(),
  high: z.number().min(0).max(1).nullable(),
  n: z.number().int().min(0),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What prompts reached when they were last measured, with shares and their 95 % Wilson intervals. */
export const EvaluationRecordSchema = z
  .strictObject({
    /** Hash of each prompt that was measured, by its name: of another text or schema the record says nothing. */
    prompts: z.record(z.string(), sha256),
    evidence: z.enum(['smoke', 'release']),
    model: z.string().min(1),
    /** How many weights the model has; `null` where its name does not tell. */
    parameters: z.number().positive().nullable(),
    dataset: z.strictObject({ name: z.string().min(1), sha256, n: z.number().int().min(1) }),
    scores: z.record(z.string(), share),
    /** Requests of which every call gave a usable answer at once; `null` for free text. */
    schema_valid: share.nullable(),
    cost: z.strictObject({
      llm_calls: z.number().int().min(0),
      prompt_tokens: z.number().int().min(0).nullable(),
      completion_tokens: z.number().int().min(0).nullable(),
      ms_median: z.number().min(0),
    }),
    /** How much better the actions are than with another version, in points; `null` for the baseline. */
    paired_difference: z
      .strictObject({
        against: z.string(),
        points: z.number(),
        low: z.number(),
        high: z.number(),
        n: z.number().int().min(1),
      })
      .nullable(),
    measured_on: z.iso.date(),
  })
  .refine(
    ({ evidence, parameters }) => evidence === 'smoke' || (parameters ?? 0) >= LEAST_RELEASE_PARAMETERS,
    { error: 'Evidence for a release needs a model of at least 3 billion parameters.', path: ['evidence'] },
  );
export type EvaluationRecord = z.infer<typeof EvaluationRecordSchema>;
