import { SECRET_HINT, SECRET_NAME, SECRET_SHAPES, type SecretShape } from './secret-shapes.js';

const PLACEHOLDER = /<SECRET:[a-z_]+:\d+>/g;
/** Stands for a placeholder while shapes are looked for, so that none finds a secret's name within it. */
const MARK = /\uE000(\d+)\uE001/g;

/**
 * Replaces secrets by typed, numbered placeholders such as `<SECRET:password:1>`. Runs where a request enters,
 * so that no prompt, cache, log, record or answer ever holds the secret. Text without secrets is returned as it is.
 * Looks again until nothing more is found: one secret replaced may uncover the next ("mysql -pone -ptwo").
 */
export function redactSecrets(text: string): string {
  if (!SECRET_HINT.test(text)) return text;
  const placeholders: string[] = [];
  const mark = (placeholder: string): string => `\uE000${placeholders.push(placeholder) - 1}\uE001`;
  let count = 0;
  const redactShape = (part: string, { kind, pattern }: SecretShape): string =>
    part.replace(pattern, (match: string, prefix: string, secret: string) =>
      isRedacted(secret) ? match : `${prefix}${mark(`<SECRET:${kind}:${(count += 1)}>`)}`,
    );
  let redacted = text.replace(PLACEHOLDER, mark);
  let before: number;
  do {
    before = count;
    redacted = SECRET_SHAPES.reduce(redactShape, redacted);
  } while (count > before);
  return redacted.replace(MARK, (whole, position: string) => placeholders[Number(position)] ?? whole);
}

function isRedacted(secret: string): boolean {
  return secret.replace(MARK, '').replace(/["']/g, '') === '';
}

/** The same through a whole JSON value; what stands under a secret's name is replaced whatever it is. */
export function redactDeep(value: unknown): unknown {
  if (typeof value === 'string') return redactSecrets(value);
  if (Array.isArray(value)) return value.map(redactDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) && !isCount(name, member) ? '<SECRET:password:1>' : redactDeep(member),
    ]),
  );
}

/** What a model's calls cost is told in tokens, and none of those opens anything. */
function isCount(name: string, value: unknown): boolean {
  if (!/tokens$/i.test(name)) return false;
  const counts = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return counts.every((count) => typeof count === 'number' || count === null);
}
