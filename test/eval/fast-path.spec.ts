import { sampleSnapshot } from '@app/assets';
import { describe, expect, it } from 'vitest';
import {
  colleagues,
  compare,
  devRequests,
  isOdd,
  operators,
  paraphrases,
  score,
  type Scores,
  unseen,
} from './fast-path-scores.js';

const snapshot = sampleSnapshot();

function expectSafeAndSure({ precision, entityF1, unsafe, wrong }: Scores): void {
  expect(unsafe).toEqual([]);
  expect(precision, `wrong: ${wrong.join(', ')}`).toBeGreaterThanOrEqual(0.99);
  expect(entityF1).toBeGreaterThanOrEqual(0.98);
}

describe('the fast path on labelled requests', () => {
  it('answers most of the development set, and only what it is sure of', () => {
    const scores = score(devRequests(), snapshot);
    expectSafeAndSure(scores);
    expect(scores.coverage).toBeGreaterThanOrEqual(0.82);
  });

  it('is as sure on the odd ids alone', () => {
    const scores = score(devRequests().filter(isOdd), snapshot);
    expectSafeAndSure(scores);
    expect(scores.coverage).toBeGreaterThanOrEqual(0.8);
  });

  it('understands paraphrases and hands over what hides a change', () => {
    const scores = score(paraphrases(), snapshot);
    expectSafeAndSure(scores);
    expect(scores.coverage).toBeGreaterThanOrEqual(0.74);
  });

  it('is as sure of requests that nobody who made the rules had read when they were measured', () => {
    const scores = score(unseen(), snapshot);
    expectSafeAndSure(scores);
    expect(scores.coverage).toBeGreaterThanOrEqual(0.6);
  });

  it('is as sure of what operators of many kinds would write', () => {
    const scores = score(operators(), snapshot);
    expectSafeAndSure(scores);
    expect(scores.coverage).toBeGreaterThanOrEqual(0.68);
  });

  it('is as sure of what others wrote, though it hands over more of it', () => {
    const scores = score(colleagues(), snapshot);
    expectSafeAndSure(scores);
    expect(scores.coverage).toBeGreaterThanOrEqual(0.73);
  });
});

describe('understandings of the fast path', () => {
  it('are never shared by requests that only look alike', () => {
    const { understood, sharing } = compare('pairs.jsonl', snapshot);
    expect(sharing).toEqual([]);
    expect(understood).toBeGreaterThanOrEqual(155);
  });

  it('meet for nearly all requests that mean the same', () => {
    const { understood, sharing } = compare('same.jsonl', snapshot);
    expect(understood).toBeGreaterThanOrEqual(160);
    expect(sharing.length / understood).toBeGreaterThanOrEqual(0.96);
  });
});
