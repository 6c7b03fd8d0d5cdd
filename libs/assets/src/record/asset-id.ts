import { createHash } from 'node:crypto';

/** Our own namespace: an id made from a name here equals none made elsewhere. */
const NAMESPACE = Buffer.from('6f1f9a3e8c5d4b7a9e20d4c1b7a35f68', 'hex');

/** The UUID (version 5) of an asset's name: the same on every installation, so samples and tests may rely on it. */
export function assetIdOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
