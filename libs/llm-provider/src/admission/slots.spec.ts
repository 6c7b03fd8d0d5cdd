import { ManualClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { Slots } from './slots.js';

const never = () => new AbortController().signal;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Slots', () => {
  it('lets so many through at once, and the next when one is freed', async () => {
    const slots = new Slots({ concurrent: 2, waiting: 5 }, new ManualClock());
    const first = await slots.take('interactive', never());
    await slots.take('interactive', never());
    let third = false;
    void slots.take('interactive', never()).then(() => (third = true));
    await settled();
    expect(third).toBe(false);
    first();
    await settled();
    expect(third).toBe(true);
  });

  it('refuses at once when the queue is full', async () => {
    const slots = new Slots({ concurrent: 1, waiting: 1 }, new ManualClock());
    await slots.take('interactive', never());
    void slots.take('interactive', never());
    await expect(slots.take('interactive', never())).rejects.toMatchObject({ kind: 'overloaded' });
  });

  it('gives a place in a full queue to a person, and sends away who came last in the background', async () => {
    const slots = new Slots({ concurrent: 1, waiting: 2 }, new ManualClock());
    const free = await slots.take('interactive', never());
    const waits = [1, 2].map(() => slots.take('background', never()));
    const person = slots.take('interactive', never());
    await expect(waits[1]).rejects.toMatchObject({ kind: 'overloaded' });
    await expect(slots.take('background', never())).rejects.toMatchObject({ kind: 'overloaded' });
    free();
    (await person)();
    expect(await waits[0]).toBeTypeOf('function');
  });

  it('says when the queue should have emptied, by how long calls took', async () => {
    const clock = new ManualClock();
    const slots = new Slots({ concurrent: 1, waiting: 0 }, clock);
    for (let call = 0; call < 40; call += 1) {
      const done = await slots.take('interactive', never());
      clock.advance(4000);
      done();
    }
    await slots.take('interactive', never());
    const refused = await slots.take('interactive', never()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ kind: 'overloaded' });
    expect((refused as { retryAfterMs: number }).retryAfterMs).toBeCloseTo(4000, -2);
  });

  it('serves who waits for a person before who does not, each in order', async () => {
    const slots = new Slots({ concurrent: 1, waiting: 10 }, new ManualClock());
    const free = await slots.take('interactive', never());
    const order: string[] = [];
    const waits = (['background', 'interactive', 'background', 'interactive'] as const).map(
      async (priority, index) => {
        const done = await slots.take(priority, never());
        order.push(`${priority} ${index}`);
        done();
      },
    );
    free();
    await Promise.all(waits);
    expect(order).toEqual(['interactive 1', 'interactive 3', 'background 0', 'background 2']);
  });

  it('gives up a place in the queue with its caller, and frees a slot only once', async () => {
    const slots = new Slots({ concurrent: 1, waiting: 1 }, new ManualClock());
    const free = await slots.take('interactive', never());
    const controller = new AbortController();
    const left = slots.take('interactive', controller.signal);
    controller.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    free();
    free();
    const again = await slots.take('interactive', never());
    let second = false;
    void slots.take('interactive', never()).then(() => (second = true));
    await settled();
    expect(second).toBe(false);
    again();
  });
});
