import { argument, type Fact } from '../meaning/fact.js';

const LEAD =
  /^(?:please\s+|pls\s+|quick(?:ly)?[,:]?\s+)*(?:(?:(?:what|waht|wat)(?:\s+is|\s+are|['’]?s)?|calculate|compute|work out|how (?:much|many) (?:is|are)|how much|tell me)\s+)?/i;
const NUMBER = String.raw`\d{1,15}(?:\.\d{1,10})?`;
const UNIT = String.raw`(?:[kmgtp]i?)?(?:bits?|bytes?|b)|seconds?|secnds|minutes?|hours?|days?|weeks?|months?|years?|ms|min|h|s`;
const RATE = String.raw`(?:[kmgtp]i?)(?:bits?|bytes?|b)\s?/\s?s(?:ec)?`;
const SIZE = String.raw`(?:[kmgtp]i?)b`;
const OPERATOR = String.raw`(?:[-+*/x×÷^()]{1,5}|times|plus|minus|divided by)`;

/** Expressions and conversions that stand as they are written. */
const EXPRESSIONS = [
  new RegExp(
    String.raw`^[(]{0,5}${NUMBER}(?:\s{0,3}${OPERATOR}\s{0,3}[(]{0,5}${NUMBER}[)]{0,5}){1,20}$`,
    'i',
  ),
  new RegExp(String.raw`^${NUMBER}\s{0,3}(?:%|percent)\s{0,3}of\s{1,3}${NUMBER}$`, 'i'),
  new RegExp(String.raw`^(?:hex|bin|oct)(?:adecimal|ary|al)?\s+(?:of\s+)?\d{1,15}$`, 'i'),
  new RegExp(String.raw`^(?:conver?t\s+)?${NUMBER}\s{0,3}(?:${UNIT})\s+(?:in|to|into)\s+(?:${UNIT})$`, 'i'),
  new RegExp(String.raw`^(?:conver?t\s+)?${NUMBER}\s{0,3}(?:${RATE})\s+(?:in|to|into)\s+(?:${RATE})$`, 'i'),
];

type Worked = readonly [
  question: RegExp,
  expression: (said: Readonly<Record<string, string>>) => string | undefined,
];

const PERIODS: Readonly<Record<string, string>> = {
  day: '1 day',
  week: '7 day',
  month: '30 day',
  year: '365 day',
};

/** Questions of everyday operations with one figure for an answer, and the expression that gives it. */
const QUESTIONS: readonly Worked[] = [
  [
    /^(?:(?:how many|number of|count of)\s+)?(?<usable>usable\s+)?(?:(?:ipv4|ip)\s+)?(?<what>addresses|hosts|host count|ips)\s*(?:are there|are|fit|do i get|do we get|does one get|can i use|of)?\s*(?:in(?:to)?|of|for)?\s*an?\s+\/(?<bits>\d{1,2})(?:\s+(?:subnet|network|block))?(?:\s+ha(?:s|ve))?$/i,
    ({ usable, what = '', bits }) =>
      Number(bits) > 30 ? undefined : `2^(32 - ${bits})${usable || /host/i.test(what) ? ' - 2' : ''}`,
  ],
  [
    new RegExp(
      String.raw`^(?:(?:how much|what)\s+downtime(?:\s+in\s+(?<first>minutes|hours|seconds))?\s+(?:does|do|is)\s+)?(?<share>\d{2}(?:\.\d{1,6})?)\s*(?:%|percent)\s*(?:monthly|yearly|of)?\s*(?:uptime|availability|sla)\b(?:[\s:,]+(?:how|much|many|what|is|are|that|leaves?|us|allows?|allowed|in|minutes|hours|seconds|of|downtime|do|does|we|have|may|get|for|per|a|an|over|as|down|means?))*\s*(?:(?<days>\d{1,3})[\s-]days?(?:\s+month)?|(?<period>day|week|month|year))?(?:\s+(?:in|as)\s+(?:minutes|hours|downtime|of|\s)+)?$`,
      'i',
    ),
    ({ share, first, days, period }) => {
      const span = days ? `${days} day` : PERIODS[(period ?? 'month').toLowerCase()];
      return span && `(100 - ${share}) / 100 * ${span} to ${first ?? 'minutes'}`;
    },
  ],
  [
    new RegExp(
      String.raw`^(?:how long\s+(?:does it take |do i need |will it take |would it take |is needed )?(?:to|for)?\s*(?:copy(?:ing)?|transfer(?:ring)?|move|moving|send(?:ing)?|download(?:ing)?|upload(?:ing)?)\s+)?(?<size>${NUMBER})\s?(?<sized>${SIZE})\s+(?:at|over|with|through|via|on)\s+(?:an?\s+)?(?<rate>${NUMBER})\s?(?<rated>${RATE})(?:\s+(?:line|link|connection|uplink))?(?:,?\s+how long[\w\s]*)?$`,
      'i',
    ),
    ({ size, sized, rate, rated = '' }) =>
      `${size} ${sized} / (${rate} ${rated.replace(/\s/g, '').replace(/\/s(?:ec)?$/i, ' / s')}) to hours`,
  ],
];

/** An expression, a conversion or a sum of everyday operations that code can work out, and nothing beside it. */
export function readCalculation(request: string): readonly (readonly Fact[])[] {
  if (request.length > 200) return [];
  const asked = request
    .trim()
    .replace(LEAD, '')
    .replace(/(?:[\s?=.!]|,?\s+please)+$/i, '');
  const expression = EXPRESSIONS.some((shape) => shape.test(asked)) ? asked : worked(asked);
  if (expression === undefined) return [];
  return [[{ kind: 'intent', action: 'calculate' }, argument('expression', spelt(expression))]];
}

function worked(asked: string): string | undefined {
  for (const [question, expression] of QUESTIONS) {
    const found = question.exec(asked);
    if (found) return expression(found.groups ?? {});
  }
  return undefined;
}

const spelt = (expression: string): string =>
  expression
    .replaceAll(/\s+/g, ' ')
    .replace(/\bdivided by\b/gi, '/')
    .replace(/\bsecnds\b/i, 'seconds')
    .replace(/^convrt\b/i, 'convert');
