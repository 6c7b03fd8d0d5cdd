import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lease } from './lease.js';

const LEASE_MS = 3_000;

describe('Lease', () => {
  let lease: Lease;
  const extend = vi.fn<() => Promise<boolean | undefined>>();
  const open = (deadlineMs = 60_000): Lease =>
    (lease = new Lease(LEASE_MS, deadlineMs, extend, () => Date.now()));

  beforeEach(() => {
    vi.useFakeTimers();
    extend.mockReset().mockResolvedValue(false);
  });
  afterEach(async () => {
    await lease.release();
    vi.useRealTimers();
  });

  it('is extended for as long as it is held', async () => {
    open();
    await vi.advanceTimersByTimeAsync(4 * LEASE_MS);
    expect(extend).toHaveBeenCalledTimes(12);
    expect(lease.reason).toBeUndefined();
  });

  it('is not extended once it is released', async () => {
    await open().release();
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    expect(extend).not.toHaveBeenCalled();
  });

  it.each([
    [true, 'cancelled'],
    [undefined, 'lease lost'],
  ] as const)('stops the work where an extension answers %s: %s', async (answer, reason) => {
    extend.mockResolvedValue(answer);
    open();
    await vi.advanceTimersByTimeAsync(LEASE_MS / 2);
    expect(lease.reason).toBe(reason);
    expect(lease.signal.aborted).toBe(true);
  });

  it('outlives failures for as long as it was last held, and no longer', async () => {
    extend.mockRejectedValue(new Error('no database'));
    open();
    await vi.advanceTimersByTimeAsync(LEASE_MS - 1);
    expect(lease.reason).toBeUndefined();
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    expect(lease.reason).toBe('lease lost');
  });

  it('stops the work at the deadline, however far off that is', async () => {
    open(5_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lease.reason).toBe('deadline');
    await lease.release();
    open(Number.MAX_SAFE_INTEGER);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lease.reason).toBeUndefined();
  });

  it('keeps its first reason', () => {
    open();
    lease.stop('shutdown');
    lease.stop('cancelled');
    expect(lease.reason).toBe('shutdown');
  });
});
