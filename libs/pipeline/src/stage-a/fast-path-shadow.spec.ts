import { Logger } from '@nestjs/common';
import { sampleSnapshot } from '@app/assets';
import type { Understanding } from '@app/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { understand } from './fast-path/understand.js';
import { FastPathShadow } from './fast-path-shadow.js';

const read = (text: string) => understand(text, sampleSnapshot());

function understandingOf(text: string): Understanding {
  const result = read(text);
  if (result.kind !== 'understood') throw new Error(`'${text}' is not understood.`);
  return result.understanding;
}

describe('FastPathShadow', () => {
  afterEach(() => vi.restoreAllMocks());

  it('counts what agrees, what differs and what only the model understood, and logs differences alone', () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    const shadow = new FastPathShadow();
    const listed = understandingOf('list servers in FRA1');
    shadow.compare(read('all servers in FRA1'), listed, 'r1');
    shadow.compare(read('gibberish of nobody'), listed, 'r2');
    expect(warn).not.toHaveBeenCalled();
    shadow.compare(read('count servers in FRA1'), listed, 'r3');
    shadow.compare(read('restart nginx'), listed, 'r4');
    expect(shadow.counts()).toEqual({ agreed: 1, disagreed: 2, handed_over: 1 });
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringMatching(/^Request r3: the fast path reads count_assets, the model list_assets\./),
      expect.stringMatching(/^Request r4: the fast path reads restart_service, with a question, the model/),
    ]);
  });
});
