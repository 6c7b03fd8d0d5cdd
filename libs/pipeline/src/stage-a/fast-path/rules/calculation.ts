import type { Fact } from '../meaning/fact.js';
import { argument } from '../meaning/fact.js';

const LEAD = /^(?:please\s+)?(?:(?:what\s+is|what's|calculate|compute|how\s+much\s+is)\s+)?/i;
const NUMBER = String.raw`\d{1,15}(?:\.\d{1,10})?`;
const UNIT = String.raw`(?:[kmgtp]i?)?(?:bit|bits|byte|bytes|b)|seconds?|minutes?|hours?|days?|weeks?|months?|years?|ms|min|h|s`;
const SHAPES = [
  new RegExp(
    String.raw`^[(]{0,5}${NUMBER}(?:\s{0,3}[-+*/x×÷^()]{1,5}\s{0,3}[(]{0,5}${NUMBER}[)]{0,5}){1,20}$`,
    'i',
  ),
  new RegExp(String.raw`^${NUMBER}\s{0,3}(?:%|percent)\s{0,3}of\s{1,3}${NUMBER}$`, 'i'),
  new RegExp(String.raw`^(?:hex|bin|oct)(?:adecimal|ary|al)?\s+(?:of\s+)?\d{1,15}$`, 'i'),
  new RegExp(String.raw`^(?:convert\s+)?${NUMBER}\s{0,3}(?:${UNIT})\s+(?:in|to|into)\s+(?:${UNIT})$`, 'i'),
];

/** An expression or conversion that code can compute, and nothing beside it; it is kept as written. */
export function readCalculation(request: string): readonly (readonly Fact[])[] {
  if (request.length > 200) return [];
  const expression = request
    .trim()
    .replace(LEAD, '')
    .replace(/[\s?=.]+$/, '');
  if (!SHAPES.some((shape) => shape.test(expression))) return [];
  return [
    [{ kind: 'intent', action: 'calculate' }, argument('expression', expression.replaceAll(/\s+/g, ' '))],
  ];
}
