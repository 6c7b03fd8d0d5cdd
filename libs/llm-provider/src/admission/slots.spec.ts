import { describe, expect, it } from 'vitest';
import { Slots } from './slots.js';

const never = () => new AbortController().signal;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Slots', () => {
  it('lets so many through at once, and the next when one is freed', async () => {
    const slots = new Slots({ concurrent: 2, waiting: 5 });
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
    const slots = new Slots({ concurrent: 1, waiting: 1 });
    await slots.take('interactive', never());
    void slots.take('interactive', never());
    await expect(slots.take('interactive', never())).rejects.toMatchObject({ kind: 'overloaded' });
  });

  it('serves who waits for a person before who does not, each in order', async () => {
    const slots = new Slots({ concurrent: 1, waiting: 10 });
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
    const slots = new Slots({ concurrent: 1, waiting: 1 });
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
