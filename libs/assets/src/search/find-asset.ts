import { z } from 'zod';
import type { BoundValues } from './bound-values.js';
import { isAddress } from './ip-address.js';

const UuidSchema = z.uuid();

/**
 * SQL for what a reference may be, the surest first: id, name, full host name, short host name, address. The rank of a
 * match is its place in that order.
 */
export function referenceMatches(reference: string, bound: BoundValues): { condition: string; rank: string } {
  const text = bound.bind(reference);
  const matches = [
    `lower(name) = lower(${text}::text)`,
    `lower(hostname) = lower(${text}::text)`,
    `lower(split_part(hostname, '.', 1)) = lower(${text}::text)`,
  ];
  if (UuidSchema.safeParse(reference).success) matches.unshift(`id = ${text}::text::uuid`);
  if (isAddress(reference)) matches.push(`ip_address = ${text}::text::inet`);
  return {
    condition: `(${matches.join(' OR ')})`,
    rank: `CASE ${matches.map((match, index) => `WHEN ${match} THEN ${index}`).join(' ')} END`,
  };
}
