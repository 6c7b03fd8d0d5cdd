import { type LinkedAsset, sampleInventory } from '@app/assets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkHost } from './host-links.js';

const [template] = sampleInventory() as [LinkedAsset];
const record = (name: string, rest: Partial<LinkedAsset> = {}): LinkedAsset => ({
  ...template,
  id: `id of ${name}`,
  name,
  hostname: null,
  ip_address: null,
  ...rest,
});

/** What a name leads to, in few words. */
const link = (
  written: string,
  assets: readonly LinkedAsset[],
  type: 'hostname' | 'ip_address' = 'hostname',
) => {
  const found = linkHost({ type, value: written }, assets);
  if (!found) return 'nothing';
  return found.kind === 'several'
    ? `several: ${found.assets.map(({ name }) => name).join(' ')}`
    : `${found.kind}: ${found.asset.name}`;
};

describe('linkHost', () => {
  const sample = sampleInventory();

  it.each([
    ['web-prod-01', 'exact: web-prod-01'],
    ['WEB-PROD-01', 'exact: web-prod-01'],
    ['web-prod-01.northwind.example', 'exact: web-prod-01'],
    ['10.20.1.31', 'exact: web-prod-01'],
    ['05602a89-5b9a-5cfb-b068-8a5cfbbd1d35', 'exact: web-prod-01'],
    ['web-prod-1', 'respelt: web-prod-01'],
    ['webprod01', 'respelt: web-prod-01'],
    ['Web Prod 01', 'respelt: web-prod-01'],
    ['web_prod_01.northwind.example', 'respelt: web-prod-01'],
    ['mail-prod', 'prefix: mail-prod-01'],
    ['Mail Prod', 'prefix: mail-prod-01'],
    ['mail', 'prefix: mail-prod-01'],
    ['mail-prod-01.northwind', 'prefix: mail-prod-01'],
    ['ci-dev', 'several: ci-dev-01 ci-dev-02'],
    ['web-prod-0', 'nothing'],
    ['web-prod-011', 'nothing'],
    ['web-prod-05', 'nothing'],
    ['web-pro', 'nothing'],
    ['web-prd-01', 'nothing'],
    ['web-prod-01.elsewhere.example', 'nothing'],
    ['google.com', 'nothing'],
  ])('takes %s for %s', (written, expected) => expect(link(written, sample)).toBe(expected));

  it('reads an address as it is written, and no other way', () => {
    expect(link('10.20.1.31', sample, 'ip_address')).toBe('exact: web-prod-01');
    expect(link('10.20.1', sample, 'ip_address')).toBe('nothing');
    expect(link('10.20.1.0/24', sample, 'ip_address')).toBe('nothing');
    expect(link('10.0.0.1', [record('10-0-0-1'), record('10.0.0.1.example')], 'ip_address')).toBe('nothing');
  });

  it('prefers a name to an FQDN, that to an address, those to the host part, that to a respelling, that to a prefix', () => {
    const written = 'db-1';
    const levels = [
      record('db-1'),
      record('a', { hostname: 'db-1' }),
      record('b', { hostname: 'db-1.example' }),
      record('db-01'),
      record('db-1-replica'),
    ];
    const best = levels.map((_level, at) => link(written, levels.slice(at).toReversed()));
    expect(best).toEqual([
      'exact: db-1',
      'exact: a',
      'host_part: b',
      'respelt: db-01',
      'prefix: db-1-replica',
    ]);
  });

  it.each([
    [
      'an address',
      [record('a', { ip_address: '10.0.0.1' }), record('b', { ip_address: '10.0.0.1' })],
      '10.0.0.1',
    ],
    [
      'an FQDN',
      [record('a', { hostname: 'x.example' }), record('b', { hostname: 'x.example' })],
      'x.example',
    ],
    ['a host part', [record('a', { hostname: 'x.one' }), record('b', { hostname: 'x.two' })], 'x'],
    ['a respelling', [record('x-01'), record('x-001')], 'x-1'],
    ['a beginning', [record('x-1'), record('x-2')], 'x'],
  ])('is none of several that share %s', (_what, assets, written) => {
    expect(link(written, assets)).toMatch(/^several: \S+ \S+$/);
  });

  it('asks rather than goes on where the better reading is shared', () => {
    const assets = [record('a', { hostname: 'x.one' }), record('b', { hostname: 'x.two' }), record('x-1')];
    expect(link('x', assets)).toBe('several: a b');
  });
});

/** Names close to one another, so that they meet in every way. */
const part = fc.constantFrom('web', 'db', 'prod', 'a', '1', '01', '001', '10', '11', '0');
const separator = fc.constantFrom('-', '_', '.', ' ', '');
const label = fc.array(fc.tuple(part, separator), { minLength: 1, maxLength: 4 }).map((parts) =>
  parts
    .map((one) => one.join(''))
    .join('')
    .replace(/[-_. ]$/, ''),
);
const inventory = fc
  .uniqueArray(fc.tuple(label, fc.option(label)), { maxLength: 8, selector: ([name]) => name.toLowerCase() })
  .map((labels) => labels.map(([name, hostname]) => record(name, { hostname })));

const labelsOf = ({ name, hostname }: LinkedAsset): string[] =>
  hostname === null ? [name] : [name, hostname, hostname.split('.')[0] ?? ''];
const numbers = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

describe('linkHost, on any inventory', () => {
  it('takes every name for its own record, in any case', () => {
    fc.assert(
      fc.property(inventory, (assets) => {
        for (const { name } of assets)
          for (const written of [name, name.toUpperCase()])
            expect(link(written, assets)).toBe(`exact: ${name}`);
      }),
    );
  });

  it('takes no number for another', () => {
    fc.assert(
      fc.property(inventory, label, (assets, written) => {
        const found = linkHost({ type: 'hostname', value: written }, assets);
        const linked = !found ? [] : found.kind === 'several' ? found.assets : [found.asset];
        const said = numbers(written);
        for (const asset of linked) {
          const kept = labelsOf(asset).map((one) => numbers(one).slice(0, said.length));
          expect(kept).toContainEqual(said);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a name for one record only where no other fits as well', () => {
    /** Letters without separators, between numbers without leading zeros. */
    const spelt = (text: string): string =>
      JSON.stringify(
        text
          .toLowerCase()
          .split(/(\d+)/)
          .map((one, at) => (at % 2 === 1 ? Number(one) : one.replaceAll(/[-_. ]/g, ''))),
      );
    const joined = (text: string): string => text.toLowerCase().replaceAll(/[-_. ]+/g, '-');
    const fits = {
      exact: (asset: LinkedAsset, written: string) =>
        [asset.name, asset.hostname].some((one) => one?.toLowerCase() === written.toLowerCase()),
      host_part: (asset: LinkedAsset, written: string) =>
        asset.hostname?.split('.')[0]?.toLowerCase() === written.toLowerCase(),
      respelt: (asset: LinkedAsset, written: string) =>
        labelsOf(asset).some((one) => spelt(one) === spelt(written)),
      prefix: (asset: LinkedAsset, written: string) =>
        labelsOf(asset).some((one) => joined(one).startsWith(`${joined(written)}-`)),
    };
    fc.assert(
      fc.property(inventory, label, (assets, written) => {
        const found = linkHost({ type: 'hostname', value: written }, assets);
        const fitting = (Object.keys(fits) as (keyof typeof fits)[]).map((kind) => ({
          kind,
          all: assets.filter((asset) => fits[kind](asset, written)),
        }));
        const named = assets.filter(({ name }) => name.toLowerCase() === written.toLowerCase());
        const best = [{ kind: 'exact', all: named }, ...fitting].find(({ all }) => all.length > 0);
        const one = best && { kind: best.kind, asset: best.all[0] };
        expect(found).toEqual(best && best.all.length > 1 ? { kind: 'several', assets: best.all } : one);
      }),
      { numRuns: 2000 },
    );
  });

  it('depends on neither case nor the order of the records', () => {
    fc.assert(
      fc.property(inventory, label, (assets, written) => {
        const sorted = (text: string) => text.split(' ').toSorted();
        const found = sorted(link(written, assets));
        expect(sorted(link(written.toUpperCase(), assets))).toEqual(found);
        expect(sorted(link(written, assets.toReversed()))).toEqual(found);
      }),
    );
  });
});
