import { sampleSnapshot } from '@app/assets';
import { describe, expect, it } from 'vitest';
import { aloneIn } from '../follow-up/alone-in.js';
import { readSequence } from './read-sequence.js';

const snapshot = sampleSnapshot();
const read = (text: string) => readSequence(text, snapshot, aloneIn(snapshot));
const stepsOf = (text: string) => read(text)?.steps?.map(({ intent }) => intent.action);

describe('readSequence', () => {
  it.each([
    ['restart nginx on web-stg-01, then show me its logs', ['restart_service', 'view_logs']],
    ['show the cpu of cache-prod-01, then its disk usage too', ['get_metrics', 'get_metrics']],
    ['see how much memory db-dev-01 has free and then start mysql on it', ['get_metrics', 'start_service']],
    ['back up orders_dev on db-dev-01 first and then drop it', ['backup_data', 'delete_data']],
    ['look at the disk of k8s-stg-01, then bounce kubelet there', ['get_metrics', 'restart_service']],
    ['who owns web-prod-01? and where is it', ['get_asset', 'get_asset']],
  ])('reads the steps of %j in order', (text, actions) => expect(stepsOf(text)).toEqual(actions));

  it('is what its gravest step is, and names what all of them name', () => {
    const sequence = read('check rabbitmq on queue-prod-01 and then restart it');
    expect(sequence?.intent.action).toBe('restart_service');
    expect(sequence?.entities.map(({ value }) => value)).toEqual(['rabbitmq', 'queue-prod-01']);
    expect(sequence?.steps?.every(({ entities }) => entities.length === 2)).toBe(true);
  });

  it('keeps the question of each step', () => {
    const sequence = read('how many windows servers are there, then list all servers in FRA1');
    expect(sequence?.steps?.map(({ query }) => query?.filters.length)).toEqual([2, 2]);
  });

  it.each([
    ['one thing', 'restart nginx on web-prod-01'],
    ['one list of two kinds', 'production servers and workstations'],
    ['a part that nobody understands', 'restart nginx on web-prod-01, then frobnicate it'],
    ['small talk after a change', 'restart nginx on web-prod-01, then tell me a joke'],
    ['a part with nothing to act on', 'restart it, then check it'],
    [
      'more than three steps',
      'ping web-prod-01, then ping web-prod-02, then ping web-prod-03, then ping db-prod-01',
    ],
  ])('leaves %s alone', (_what, text) => expect(read(text)).toBeUndefined());
});
