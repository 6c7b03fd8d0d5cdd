import { isIP } from 'node:net';

/** An address as the database takes it: without the zone that Node allows. */
export function isAddress(value: string): boolean {
  return isIP(value) !== 0 && !value.includes('%');
}

/** A CIDR range; an address alone is the range of itself. */
export function isRange(value: string): boolean {
  const [host = '', bits, ...rest] = value.split('/');
  if (!isAddress(host) || rest.length > 0) return false;
  return (
    bits === undefined || (/^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (isIP(host) === 4 ? 32 : 128))
  );
}
