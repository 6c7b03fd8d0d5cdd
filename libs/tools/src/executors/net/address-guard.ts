import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Where nothing is ever sent: cloud metadata and what is not one host. RFC 3927, 4291, 1112, 919. */
const NEVER = new BlockList();
NEVER.addSubnet('0.0.0.0', 8);
NEVER.addSubnet('169.254.0.0', 16);
NEVER.addSubnet('224.0.0.0', 4);
NEVER.addAddress('255.255.255.255');
NEVER.addAddress('::', 'ipv6');
NEVER.addSubnet('fe80::', 10, 'ipv6');
NEVER.addSubnet('ff00::', 8, 'ipv6');
NEVER.addAddress('fd00:ec2::254', 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Whether a check may connect to an address. Loopback only where the service itself is for this machine alone:
 * whoever asks from elsewhere must not reach behind it.
 */
export function mayConnect(address: string, allowLoopback: boolean): boolean {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  const family = isIPv4(plain) ? 'ipv4' : isIPv6(plain) ? 'ipv6' : undefined;
  if (family === undefined || NEVER.check(plain, family)) return false;
  return allowLoopback || !LOOPBACK.check(plain, family);
}
