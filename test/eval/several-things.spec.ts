import { needsPlan } from '@app/pipeline';
import { describe, expect, it } from 'vitest';
import { labelled } from './fast-path-scores.js';

interface Tagged {
  readonly id: string;
  readonly request: string;
  readonly tags: readonly string[];
}

describe.each(['dev.jsonl', 'colleagues.jsonl'])('requests of %s', (file) => {
  const isOfSeveral = ({ tags }: Tagged) => tags.includes('multi_step') || tags.includes('conditional');
  const lines = labelled<Tagged>(file);

  it('that ask for several things, or under a condition, are all read in steps', () => {
    const missed = lines.filter((line) => isOfSeveral(line) && !needsPlan(line.request));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('that ask for one thing seldom cost a second call', () => {
    const others = lines.filter((line) => !isOfSeveral(line));
    const planned = others.filter(({ request }) => needsPlan(request));
    expect(planned.length / others.length).toBeLessThan(0.03);
  });
});
