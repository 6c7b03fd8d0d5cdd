import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '@app/config';
import { OperationalError } from '@app/contracts';

/** Where a key is, and whether it may be made there. */
interface KeyPlace {
  readonly file: string;
  readonly own: boolean;
}

/** The private half of what vouches for the record. */
export class SigningKey {
  private constructor(private readonly key: KeyObject) {}

  /**
   * The key of the settings; without one, a key under the data folder that is made where there is none yet.
   * @throws OperationalError `internal` where the file cannot be read or holds no Ed25519 key
   */
  static async open(settings: Settings): Promise<SigningKey> {
    const { file, own } = keyPlace(settings);
    const content = (await contentOf(file, own)) ?? (await makeKey(file));
    return new SigningKey(privateKeyOf(content, file));
  }

  /** Names the public half. */
  get id(): string {
    return keyIdOf(createPublicKey(this.key));
  }

  /** The Ed25519 signature of a hash, in Base64. */
  sign(hash: string): string {
    return sign(null, Buffer.from(hash), this.key).toString('base64');
  }
}

/**
 * The public keys, by id, whose signatures are believed: that of the private key, and those that stand beside it in
 * the same file, of processes elsewhere or of times before.
 * @throws OperationalError `internal` where the file cannot be read or holds something else
 */
export async function trustedKeys(settings: Settings): Promise<ReadonlyMap<string, KeyObject>> {
  const { file, own } = keyPlace(settings);
  const content = await contentOf(file, own);
  if (content === undefined) return new Map();
  const blocks = content.match(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g) ?? [];
  const keys = [
    createPublicKey(privateKeyOf(content, file)),
    ...blocks.map((block) => createPublicKey(block)),
  ];
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}

function keyPlace({ audit, dataDir }: Settings): KeyPlace {
  return audit.signingKeyFile
    ? { file: audit.signingKeyFile, own: false }
    : { file: join(dataDir, 'audit-signing-key.pem'), own: true };
}

/** `undefined` where a file of our own is not made yet. */
async function contentOf(file: string, own: boolean): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (own && missing) return undefined;
    throw unusable(file, error);
  }
}

/** Complete or not there at all: it is written aside, and put in place unless another process was faster. */
async function makeKey(file: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const aside = `${file}.${randomUUID()}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(aside, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    await link(aside, file).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unusable(file, error);
  } finally {
    await rm(aside, { force: true });
  }
}

function privateKeyOf(content: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(content);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw unusable(file, error);
  }
  throw unusable(file);
}

function unusable(file: string, cause?: unknown): OperationalError {
  return new OperationalError(
    'internal',
    `The key that signs the record, ${file}, cannot be used.`,
    'AUDIT_SIGNING_KEY_FILE names a readable Ed25519 private key in PEM (openssl genpkey -algorithm ed25519).',
    { cause },
  );
}

function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
