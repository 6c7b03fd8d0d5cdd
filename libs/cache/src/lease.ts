import { type EpochVector, movedEpochs } from './epochs.js';

/**
 * Why what was read under a lease must not be served now, or `undefined` where the lease holds. Not knowing
 * an epoch is a reason of its own: the value may be served again once it is known.
 */
export function brokenLease(lease: EpochVector, known: EpochVector): string | undefined {
  const [name] = movedEpochs(lease, known);
  if (name === undefined) return undefined;
  const comparable = typeof lease[name] === 'number' && typeof known[name] === 'number';
  return `${comparable ? 'epoch moved' : 'epoch unknown'}: ${name}`;
}
