import { generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '@app/config';
import { SigningKey, trustedKeys } from './signing-key.js';

describe('the key that signs the record', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'opsconductor-key-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const settings = (signingKeyFile?: string) => ({ dataDir, audit: { signingKeyFile } }) as Settings;

  /** A file with a key of one's own. */
  async function fileWith(type: 'ed25519' | 'ed448', more = ''): Promise<string> {
    const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448');
    const file = join(dataDir, 'own.pem');
    await writeFile(file, `${pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}${more}`);
    return file;
  }

  it('is made once, complete, for its owner alone, by however many processes at a time', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => SigningKey.open(settings())));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['audit-signing-key.pem']);
    expect((await stat(join(dataDir, 'audit-signing-key.pem'))).mode & 0o777).toBe(0o600);
    expect((await SigningKey.open(settings())).id).toBe(keys[0]?.id);
  });

  it('signs what its public half verifies', async () => {
    const key = await SigningKey.open(settings());
    const [[id, trusted] = []] = await trustedKeys(settings());
    expect(id).toBe(key.id);
    const signature = Buffer.from(key.sign('abc'), 'base64');
    expect(verify(null, Buffer.from('abc'), trusted!, signature)).toBe(true);
    expect(verify(null, Buffer.from('abd'), trusted!, signature)).toBe(false);
  });

  it('is not made where it is only looked for', async () => {
    expect((await trustedKeys(settings())).size).toBe(0);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is that of the settings, and public keys beside it are trusted too', async () => {
    const former = generateKeyPairSync('ed25519')
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString();
    const file = await fileWith('ed25519', former);
    const { id } = await SigningKey.open(settings(file));
    const trusted = await trustedKeys(settings(file));
    expect(trusted.size).toBe(2);
    expect(trusted.has(id)).toBe(true);
    expect(await readdir(dataDir)).toEqual(['own.pem']);
  });

  it('is refused where it is none, and its content is not told', async () => {
    const other = await fileWith('ed448');
    await expect(SigningKey.open(settings(other))).rejects.toMatchObject({
      hint: expect.stringContaining('Ed25519'),
    });
    await writeFile(other, 'no key');
    await expect(SigningKey.open(settings(other))).rejects.toMatchObject({ code: 'internal' });
    const missing = join(dataDir, 'missing.pem');
    await expect(SigningKey.open(settings(missing))).rejects.toThrow(/missing\.pem/);
    expect(await readFile(other, 'utf8')).toBe('no key');
  });
});
