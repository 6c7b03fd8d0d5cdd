/** Units that mathjs knows, by the spellings operators use. */
const UNITS: Readonly<Record<string, string>> = {
  bit: 'b',
  bits: 'b',
  byte: 'B',
  bytes: 'B',
  b: 'b',
  B: 'B',
  s: 's',
  sec: 's',
  second: 's',
  seconds: 's',
  min: 'minute',
  minute: 'minute',
  minutes: 'minute',
  h: 'hour',
  hour: 'hour',
  hours: 'hour',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  ms: 'ms',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
};
const DATA_UNIT = /^([kKmMgGtTpP]i?)(bit|bits|b|byte|bytes|B)$/;
const MAXIMUM_LENGTH = 200;

/**
 * Computes an arithmetic expression or unit conversion ("17 * 23", "20 % of 3840", "750 GB to TiB", "hex of 255").
 * Only numbers, operators, parentheses and known units reach the library, so nothing else can be called.
 * @returns the result as text, or `undefined` where the text is no such expression.
 */
export async function calculate(text: string): Promise<string | undefined> {
  const expression = translate(text);
  if (expression === undefined) return undefined;
  const { evaluate, format } = await import('mathjs');
  try {
    const result: unknown = evaluate(expression);
    return typeof result === 'string' ? result : format(result, { precision: 10 });
  } catch {
    return undefined;
  }
}

function translate(text: string): string | undefined {
  const trimmed = text.trim().replace(/[?=\s]+$/, '');
  if (trimmed.length === 0 || trimmed.length > MAXIMUM_LENGTH) return undefined;
  const base = /^(hex|bin|oct)(?:adecimal|ary|al)?\s+(?:of\s+)?(\d{1,15})$/i.exec(trimmed);
  if (base?.[1] && base[2]) return `${base[1].toLowerCase()}(${base[2]})`;
  const percent = /^([\d.]+)\s*(?:%|percent)\s+of\s+([\d.]+)$/i.exec(trimmed);
  if (percent) return `${percent[1]} / 100 * ${percent[2]}`;
  return translateTokens(trimmed.replace(/^convert\s+/i, ''));
}

function translateTokens(text: string): string | undefined {
  const translated: string[] = [];
  for (const token of text.match(/\d+(?:\.\d+)?|[A-Za-z]+|\S/g) ?? []) {
    const replacement = /^[\d+\-*/^().]/.test(token) ? token : translateWord(token);
    if (replacement === undefined) return undefined;
    translated.push(replacement);
  }
  return translated.some((token) => /\d/.test(token)) ? translated.join(' ') : undefined;
}

function translateWord(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (lower === 'in' || lower === 'to' || lower === 'into') return 'to';
  const operator = { x: '*', times: '*', plus: '+', minus: '-', '×': '*', '÷': '/' }[lower];
  if (operator) return operator;
  const data = DATA_UNIT.exec(word);
  if (data?.[1] && data[2])
    return dataPrefix(data[1]) + (data[2] === 'B' || data[2].startsWith('byte') ? 'B' : 'b');
  return UNITS[word] ?? UNITS[lower];
}

/** mathjs spells kilo in lower case and every other prefix in upper case. */
function dataPrefix(prefix: string): string {
  const letter = prefix[0]?.toUpperCase() ?? '';
  if (prefix.endsWith('i')) return `${letter}i`;
  return letter === 'K' ? 'k' : letter;
}
