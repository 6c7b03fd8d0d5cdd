import fc from 'fast-check';
import type { ChatMessage } from '@app/llm-provider';

/** A conversation whose messages differ, of which the last one always stays: what is asked is never left out. */
export const conversation: fc.Arbitrary<readonly ChatMessage[]> = fc
  .array(
    fc.record(
      {
        role: fc.constantFrom('system', 'user', 'assistant'),
        content: fc.string({ unit: 'grapheme', maxLength: 120 }),
        trim: fc.integer({ min: 1, max: 9 }),
      },
      { requiredKeys: ['role', 'content'] },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((messages) =>
    messages.map(({ role, content, trim }, at) => ({
      role,
      content: `${at} ${content}`,
      ...(trim !== undefined && at < messages.length - 1 && { trim }),
    })),
  );
