import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversation } from '../../../../test/support/conversation-arbitrary.js';
import { shortenings } from './shortenings.js';

describe('shortenings', () => {
  it('leave the lowest number out first, equal ones together', () => {
    const messages = [
      { role: 'system', content: 'rules' },
      { role: 'user', content: 'question of an example', trim: 2 },
      { role: 'assistant', content: 'answer of an example', trim: 2 },
      { role: 'user', content: 'an aside', trim: 1 },
      { role: 'user', content: 'request' },
    ] as const;
    const contents = [...shortenings(messages)].map((shortened) => shortened.map(({ content }) => content));
    expect(contents).toEqual([
      ['rules', 'question of an example', 'answer of an example', 'an aside', 'request'],
      ['rules', 'question of an example', 'answer of an example', 'request'],
      ['rules', 'request'],
    ]);
  });

  it('are never empty', () => {
    expect([...shortenings([{ role: 'user', content: 'all', trim: 1 }])]).toHaveLength(1);
  });

  it('begin with the whole, keep the order and what must stay, and carry no declaration', () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const all = [...shortenings(messages)];
        const plain = messages.map(({ role, content }) => ({ role, content }));
        expect(all[0]).toEqual(plain);
        for (const shortened of all) {
          const kept = messages.filter(({ content }) => shortened.some((other) => other.content === content));
          expect(shortened).toEqual(kept.map(({ role, content }) => ({ role, content })));
          expect(kept).toEqual(expect.arrayContaining(messages.filter(({ trim }) => trim === undefined)));
          const gone = messages.filter((message) => !kept.includes(message)).map(({ trim }) => trim ?? 10);
          const left = kept.map(({ trim }) => trim ?? 10);
          expect(Math.max(0, ...gone)).toBeLessThan(Math.min(...left));
        }
      }),
    );
  });
});
