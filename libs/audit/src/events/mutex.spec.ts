import { describe, expect, it } from 'vitest';
import { Mutex } from './mutex.js';

const forever = new AbortController().signal;

describe('Mutex', () => {
  it('lets one in at a time, in the order of coming', async () => {
    const mutex = new Mutex();
    const order: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        const release = await mutex.acquire(forever);
        order.push(`${name} in`);
        await Promise.resolve();
        order.push(`${name} out`);
        release();
      }),
    );
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  it('lets nobody overtake who waits', async () => {
    const mutex = new Mutex();
    const order: string[] = [];
    const release = await mutex.acquire(forever);
    const enter = async (name: string): Promise<void> => {
      const leave = await mutex.acquire(forever);
      order.push(name);
      leave();
    };
    const waiting = enter('waited');
    release();
    await Promise.all([waiting, enter('late')]);
    expect(order).toEqual(['waited', 'late']);
  });

  it('waits no longer than asked, and forgets who has left', async () => {
    const mutex = new Mutex();
    const release = await mutex.acquire(forever);
    const leaving = new AbortController();
    const left = mutex.acquire(leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    release();
    (await mutex.acquire(forever))();
    await expect(mutex.acquire(AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
  });

  it('takes a bounded number of those who wait', async () => {
    const mutex = new Mutex();
    const release = await mutex.acquire(forever);
    const waiting = Array.from({ length: 1000 }, async () => (await mutex.acquire(forever))());
    await expect(mutex.acquire(forever)).rejects.toMatchObject({ code: 'database_unavailable' });
    release();
    await Promise.all(waiting);
  });
});
