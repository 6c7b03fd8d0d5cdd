import { describe, expect, it } from 'vitest';
import { serviceNames } from './offered-service.js';

describe('serviceNames', () => {
  it('knows the names of one service, and no others', () => {
    expect(serviceNames('Postgres')).toEqual(expect.arrayContaining(['postgres', 'postgresql']));
    expect(serviceNames('K8s')).toContain('kubernetes');
    expect(serviceNames('nginx')).toEqual(['nginx']);
    expect(serviceNames('http')).not.toContain('https');
  });
});
