import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe } from 'vitest';
import { RedisServer } from './redis-server.js';

/** The Redis that tests speak to. */
export interface TestRedis {
  readonly url: string;
}

const GIVEN_URL = process.env['REDIS_URL'];
const IS_INSTALLED = spawnSync('redis-server', ['--version']).status === 0;

/**
 * A group of tests on a real Redis: that of REDIS_URL, else one of their own. Where there is neither, the
 * group is skipped, and its name says why.
 */
export function describeWithRedis(name: string, tests: (redis: () => TestRedis) => void): void {
  if (GIVEN_URL) describe(name, () => tests(() => ({ url: GIVEN_URL })));
  else describeWithRedisServer(name, tests);
}

/** The same, with a server of the group's own, which tests may stop and make hang. */
export function describeWithRedisServer(name: string, tests: (redis: () => RedisServer) => void): void {
  const title = IS_INSTALLED ? name : `${name} (needs redis-server: apt-get install redis-server)`;
  describe.skipIf(!IS_INSTALLED)(title, () => {
    let server: RedisServer | undefined;
    beforeAll(async () => {
      server = await RedisServer.start();
    });
    afterAll(() => server?.stop());
    tests(() => {
      if (!server) throw new Error('Redis is there while tests run, not while they are declared.');
      return server;
    });
  });
}
