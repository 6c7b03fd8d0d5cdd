import { describe, expect, it } from 'vitest';
import { boundedResult, RESULT_LIMIT_BYTES } from './bounded-result.js';

describe('boundedResult', () => {
  it('keeps a result, its secrets replaced', () => {
    expect(boundedResult({ summary: 'set password=hunter2', changes: [] })).toEqual({
      summary: 'set password=<SECRET:password:1>',
      changes: [],
    });
  });

  it('leaves out what is too large, and says so', () => {
    const bytes = Buffer.byteLength(
      JSON.stringify({ summary: 'much', rows: 'ä'.repeat(RESULT_LIMIT_BYTES) }),
    );
    expect(boundedResult({ summary: 'much', rows: 'ä'.repeat(RESULT_LIMIT_BYTES) })).toEqual({
      kind: 'left_out',
      bytes,
      summary: 'much',
    });
  });

  it('takes nothing for nothing', () => {
    expect(boundedResult(undefined)).toBeUndefined();
    expect(boundedResult(null)).toBeNull();
  });
});
