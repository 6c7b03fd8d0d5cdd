interface SecretShape {
  readonly kind: string;
  /** The secret itself is the last capturing group; what precedes it is kept. */
  readonly pattern: RegExp;
}

const NAME = String.raw`(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[ _-]?key|access[ _-]?key)`;

/** Most specific first: a later shape does not see what an earlier one has replaced. */
const SHAPES: readonly SecretShape[] = [
  {
    kind: 'private_key',
    pattern: /()(-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$))/g,
  },
  { kind: 'url_password', pattern: /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)([^\s@]+)(?=@)/gi },
  { kind: 'bearer_token', pattern: /(\bbearer\s+)([A-Za-z0-9._~+/=-]{8,})/gi },
  { kind: 'aws_key', pattern: /()\b((?:AKIA|ASIA)[A-Z0-9]{16})\b/g },
  { kind: 'github_token', pattern: /()\b(gh[pousr]_[A-Za-z0-9]{20,})\b/g },
  { kind: 'api_key', pattern: /()\b(sk-[A-Za-z0-9_-]{16,})\b/g },
  { kind: 'jwt', pattern: /()\b(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)/g },
  { kind: 'password', pattern: new RegExp(String.raw`(--?${NAME}[= ]\s*)("[^"]*"|'[^']*'|[^\s-]\S*)`, 'gi') },
  { kind: 'password', pattern: new RegExp(String.raw`(\b${NAME}\s*[=:]\s*)("[^"]*"|'[^']*'|\S+)`, 'gi') },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(\b${NAME}\b(?:\s+(?:of|for)\s+\S+)?\s+(?:to|is)\s+)("[^"]*"|'[^']*'|\S*[\d!@#$%^&*]\S*)`,
      'gi',
    ),
  },
];

/** Splitting by it leaves placeholders at the odd places, where no shape looks again. */
const PLACEHOLDER = /(<SECRET:[a-z_]+:\d+>)/;

/**
 * Replaces secrets by typed, numbered placeholders such as `<SECRET:password:1>`. Runs where a request enters,
 * so that no prompt, cache, log, record or answer ever holds the secret. Text without secrets is returned as it is.
 */
export function redactSecrets(text: string): string {
  let count = 0;
  const redactPart = (part: string, { kind, pattern }: SecretShape): string =>
    part.replace(pattern, (_match, prefix: string) => `${prefix}<SECRET:${kind}:${(count += 1)}>`);
  return SHAPES.reduce(
    (redacted, shape) =>
      redacted
        .split(PLACEHOLDER)
        .map((part, index) => (index % 2 === 1 ? part : redactPart(part, shape)))
        .join(''),
    text,
  );
}

const SECRET_NAME = new RegExp(NAME, 'i');

/** The same through a whole JSON value; what stands under a secret's name is replaced whatever it is. */
export function redactDeep(value: unknown): unknown {
  if (typeof value === 'string') return redactSecrets(value);
  if (Array.isArray(value)) return value.map(redactDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) ? '<SECRET:password:1>' : redactDeep(member),
    ]),
  );
}
