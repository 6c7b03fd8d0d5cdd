import { afterEach, expect, it } from 'vitest';
import { describeWithRedisServer } from '../../../../test/support/redis.js';
import { RedisPing } from './redis-ping.js';

describeWithRedisServer('RedisPing', (redis) => {
  let ping: RedisPing;
  afterEach(() => ping.close());

  it('resolves while Redis answers, again and again', async () => {
    ping = new RedisPing(redis().url);
    expect(ping.configured).toBe(true);
    await ping.ping(AbortSignal.timeout(2000));
    await ping.ping(AbortSignal.timeout(2000));
  });

  it('gives up by the signal while Redis hangs, and recovers with it', async () => {
    ping = new RedisPing(redis().url);
    await ping.ping(AbortSignal.timeout(2000));
    redis().pause();
    await expect(ping.ping(AbortSignal.timeout(200))).rejects.toThrow('Redis did not answer in time.');
    redis().resume();
    await ping.ping(AbortSignal.timeout(2000));
  });

  it('says what stands in the way where nothing listens', async () => {
    ping = new RedisPing('redis://127.0.0.1:1');
    await expect(ping.ping(AbortSignal.timeout(2000))).rejects.toThrow(/ECONNREFUSED/);
  });
});
