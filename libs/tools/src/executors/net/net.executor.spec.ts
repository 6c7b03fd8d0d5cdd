import type { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AssetsService } from '@app/assets';
import type { Target, ToolInputs } from '@app/contracts';
import { ManualClock } from '@app/telemetry';
import { loadCatalogue } from '../../catalogue/catalogue.loader.js';
import { mayConnect } from './address-guard.js';
import { certificateReport } from './certificate-report.js';
import { NetExecutor } from './net.executor.js';
import type { NetworkEdge } from './network-edge.js';

const pattern = loadCatalogue()
  .flatMap(({ patterns }) => patterns)
  .find(({ name }) => name === 'check_connectivity')!;
const HOST: Target = { kind: 'host', name: 'shop.example' };

function netWith(edge: Partial<NetworkEdge>, allowLoopback = false) {
  const unused = () => Promise.reject(new Error('Nobody should connect.'));
  const network = { resolve: async () => ['10.1.2.3'], tcp: unused, tls: unused, http: unused, ...edge };
  const net = new NetExecutor({} as AssetsService, network, new ManualClock(), allowLoopback);
  return (inputs: ToolInputs, targets: Target[] = [HOST]) =>
    net.run({ pattern, inputs, targets, actor: 'olga' }, new AbortController().signal);
}

describe('NetExecutor', () => {
  it('connects to the address that was checked, and leaves nothing open', async () => {
    const destroy = vi.fn<() => void>();
    const tcp = vi.fn<NetworkEdge['tcp']>(async () => ({ destroy }) as unknown as Socket);
    expect(await netWith({ tcp })({ port: 25 })).toMatchObject({ kind: 'status', state: 'ok' });
    expect(tcp).toHaveBeenCalledWith(
      { address: '10.1.2.3', name: 'shop.example', port: 25 },
      expect.anything(),
    );
    expect(destroy).toHaveBeenCalledOnce();
  });

  it('finds what is refused, and what does not resolve', async () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    expect(await netWith({ tcp: () => Promise.reject(refused) })({ port: 25 })).toMatchObject({
      state: 'failed',
      summary: expect.stringContaining('refused'),
    });
    expect(await netWith({ resolve: async () => [] })({ port: 25 })).toMatchObject({ state: 'failed' });
    expect(await netWith({ resolve: async () => [] })({})).toMatchObject({
      facts: [{ name: 'resolves', value: false }],
    });
    expect(await netWith({})({})).toMatchObject({
      state: 'ok',
      summary: 'shop.example resolves to 10.1.2.3.',
    });
  });

  it('does not tell a silent name server as a name that does not exist', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' }));
    await expect(netWith({ resolve })({ port: 25 })).rejects.toMatchObject({ code: 'timeout' });
  });

  it.each([['169.254.169.254'], ['127.0.0.1'], ['::ffff:127.0.0.1'], ['fe80::1'], ['0.0.0.0']])(
    'sends nothing to %s, not even beside an address that is allowed',
    async (address) => {
      const check = netWith({ resolve: async () => ['10.1.2.3', address] });
      await expect(check({ port: 80 })).rejects.toMatchObject({ code: 'forbidden' });
    },
  );

  it('refuses what it cannot check from here', async () => {
    const check = netWith({});
    await expect(check({ port: 22 }, [HOST, { kind: 'host', name: 'b' }])).rejects.toMatchObject({
      code: 'executor_not_configured',
    });
    await expect(check({ port: 53, protocol: 'udp' })).rejects.toMatchObject({
      code: 'executor_not_configured',
    });
    await expect(check({ port: 70_000 })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(check({}, [])).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('asks port 443 for a certificate where none is named', async () => {
    const tls = vi.fn<NetworkEdge['tls']>(async () => {
      throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    });
    await netWith({ tls })({ protocol: 'tls' });
    expect(tls).toHaveBeenCalledWith(expect.objectContaining({ port: 443 }), expect.anything());
  });
});

describe('mayConnect', () => {
  it('never allows link-local, metadata or multicast addresses, mapped or not', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.integer({ min: 224, max: 239 }),
        byte,
        byte,
        byte,
        fc.boolean(),
        (first, b, c, d, loopback) => {
          for (const address of [`${first}.${b}.${c}.${d}`, `169.254.${c}.${d}`, `0.${b}.${c}.${d}`]) {
            expect(mayConnect(address, loopback)).toBe(false);
            expect(mayConnect(`::ffff:${address}`, loopback)).toBe(false);
          }
        },
      ),
    );
  });

  it('allows loopback only where told, and other addresses always', () => {
    for (const address of ['127.0.0.1', '127.8.9.1', '::1']) {
      expect(mayConnect(address, true)).toBe(true);
      expect(mayConnect(address, false)).toBe(false);
    }
    for (const address of ['10.20.1.45', '192.168.1.1', '93.184.216.34', '2001:db8::1'])
      expect(mayConnect(address, false)).toBe(true);
    expect(mayConnect('no address', true)).toBe(false);
  });
});

describe('certificateReport', () => {
  const certificate = {
    subject: { CN: 'shop.example' },
    issuer: { CN: 'Our CA' },
    subjectaltname: 'DNS:shop.example',
    valid_from: 'Jan  1 00:00:00 2026 GMT',
    valid_to: 'Mar  1 00:00:00 2026 GMT',
  } as never;
  const at = (date: string, distrust: string | null = null, name = 'shop.example') =>
    certificateReport(
      { certificate, distrust, protocol: 'TLSv1.3' },
      'shop.example:443',
      name,
      Date.parse(date),
    );

  it.each([
    ['2026-01-15T00:00:00Z', 'ok', 'in 45 days'],
    ['2026-02-20T00:00:00Z', 'warning', 'in 9 days'],
    ['2026-03-02T00:00:00Z', 'failed', 'expired on 2026-03-01'],
    ['2025-12-31T00:00:00Z', 'failed', 'not valid before 2026-01-01'],
  ])('at %s is %s', (date, state, words) => {
    expect(at(date)).toMatchObject({ state, summary: expect.stringContaining(words) });
  });

  it('tells distrust and a wrong name', () => {
    expect(at('2026-01-15', 'SELF_SIGNED').summary).toContain('not trusted (SELF_SIGNED)');
    expect(at('2026-01-15', null, 'other.example').summary).toContain('not for other.example');
  });
});
