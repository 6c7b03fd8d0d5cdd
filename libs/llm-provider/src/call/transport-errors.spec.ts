import { describe, expect, it } from 'vitest';
import { connectionError, statusError } from './transport-errors.js';

describe('statusError', () => {
  it.each([
    "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
    'The decoder prompt (length 5951) is longer than the maximum model length of 4096.',
    'The prompt (total length 25938) is too long to fit into the model (context length 4096).',
    'Input length (5000) exceeds model’s maximum context length (4096).',
    'request (5951 tokens) exceeds the available context size (4096 tokens), try increasing it',
    '{"error":{"code":400,"type":"exceed_context_size_error","n_prompt_tokens":5951,"n_ctx":4096}}',
    'the prompt is longer than the context length currently available to the model; shorten the prompt',
    'the input length exceeds the context length',
  ])('reads that a prompt is too long from: %s', (message) => {
    expect(statusError(400, message).kind).toBe('context_too_long');
  });

  it.each([
    [400, 'The provided JSON schema contains features not supported by xgrammar.', 'bad_request'],
    [400, 'failed to parse grammar', 'bad_request'],
    [400, '"qwen2.5" does not support thinking', 'bad_request'],
    [401, '{"error":"Unauthorized"}', 'unauthorized'],
    [403, '', 'unauthorized'],
    [404, 'model "x" not found, try pulling it first', 'model_not_found'],
    [429, '', 'overloaded'],
    [500, 'EngineDeadError', 'unknown'],
    [501, 'NotImplementedError', 'unknown'],
    [502, '<html>Bad Gateway</html>', 'unavailable'],
    [503, '{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}', 'unavailable'],
    [503, 'server busy, please try again.  maximum pending requests exceeded', 'overloaded'],
    [504, '', 'unavailable'],
  ] as const)('classes status %i with "%s" as %s', (status, message, kind) => {
    expect(statusError(status, message).kind).toBe(kind);
  });

  it.each(['secret prompt', '{"error":{"message":"sk-secret"}}'])('does not repeat "%s"', (message) => {
    expect(statusError(400, message).message).not.toContain('secret');
  });
});

describe('connectionError', () => {
  const coded = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_SOCKET'])(
    'takes %s for an engine that is gone, however deep it is',
    (code) => {
      const error = new TypeError('terminated', { cause: new Error('other', { cause: coded(code) }) });
      expect(connectionError(error)).toMatchObject({ kind: 'unavailable', cause: error });
    },
  );

  it.each([
    ['UND_ERR_CONNECT_TIMEOUT', 'connect'],
    ['UND_ERR_HEADERS_TIMEOUT', 'first_token'],
    ['UND_ERR_BODY_TIMEOUT', 'idle'],
  ])('takes %s for a timeout in the phase %s', (code, phase) => {
    expect(connectionError(coded(code))).toMatchObject({ kind: 'timeout', phase });
  });

  it('looks into what failed on every address of a name', () => {
    const error = new TypeError('fetch failed', { cause: new AggregateError([coded('ECONNREFUSED')]) });
    expect(connectionError(error)).toMatchObject({ kind: 'unavailable' });
  });

  it('ends in a circle of causes', () => {
    const error = new Error('round');
    error.cause = error;
    expect(connectionError(error)).toBeUndefined();
  });
});
