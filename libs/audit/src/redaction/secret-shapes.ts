/** How a secret of one kind stands in a text. */
export interface SecretShape {
  readonly kind: string;
  /** The secret itself is the last capturing group; what precedes it is kept. */
  readonly pattern: RegExp;
}

/** May stand within a longer name such as `db_password` or `PGPASSWORD`; "pass" alone not within a word ("bypass"). */
const NAME = String.raw`(?:passwor[dt]|passwd|passphrase|pwd|(?:(?<![a-z])|(?<=db|pg|require|user|root))pass(?![a-z])|masterauth|secret|token|api[ _-]?key|access[ _-]?key)`;
/** Names of settings, whose value is a secret whatever it looks like. */
const SETTING = String.raw`(?:[a-z0-9]_${NAME}|requirepass|masterauth)`;
const QUOTED = String.raw`"[^"]*"|'[^']*'`;
const ANY = String.raw`${QUOTED}|\S+`;
/** With a digit or a sign, as few words have. */
const UNUSUAL = String.raw`${QUOTED}|\S*[\d!@#$%^&*]\S*`;
/** Words of names and versions, joined by hyphens or dots, look alike and are none. */
const NO_NAME = String.raw`(?![a-z][a-z0-9]*(?:[-.][a-z0-9]+)+(?![^\s,;:!?)]))`;
const NO_ORDINARY_WORD = String.raw`(?!(?:never|expire|not|be|the|an?|his|her|its|their|our|my|your|something|one|random|default|new|empty|null|none|all|every|each|be|on|in|for)(?![\w-]))`;
/** Letters beside digits or signs, and no name, date, path or method of hashing. */
const MIXED = String.raw`${NO_NAME}(?!(?:sha|md|oauth|saml|utf|base)\d)(?=\S*[a-z])(?=\S*[\d!@#$%^&*+~])[^\s/\\<>()"',;]{6,}`;

const shape = (kind: string, pattern: string, flags = 'gi'): SecretShape => ({
  kind,
  pattern: new RegExp(pattern, flags),
});

/** Secrets whose issuer gives them a prefix. */
const ISSUED: readonly SecretShape[] = [
  shape('aws_key', String.raw`()\b((?:AKIA|ASIA)[A-Z0-9]{16})\b`, 'g'),
  shape('github_token', String.raw`()\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})\b`, 'g'),
  shape('gitlab_token', String.raw`()\b(gl(?:pat|dt|rt|cbt|ptt)-[\w-]{16,})`, 'g'),
  shape('slack_token', String.raw`()\b(xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,})`, 'g'),
  shape('google_key', String.raw`()\b(AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})`, 'g'),
  shape('azure_key', String.raw`((?:AccountKey|SharedAccessKey|[?&]sig)=)([A-Za-z0-9+/=%]{20,})`, 'g'),
  shape('api_key', String.raw`()\b(sk-[\w-]{16,}|[srp]k_(?:live|test)_\w{16,}|whsec_\w{16,})`, 'g'),
  shape(
    'api_key',
    String.raw`()\b(SG\.[\w-]{16,}\.[\w-]{16,}|npm_\w{30,}|hv[sb]\.[\w-]{20,}|dop_v1_\w{32,})`,
    'g',
  ),
  shape('jwt', String.raw`()\b(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)`, 'g'),
];

/** Options that mean a password to these programs, and other things to others. */
const OPTIONS: readonly SecretShape[] = [
  shape('password', String.raw`(\b(?:mysql|mariadb)[\w-]*\s(?:[^\n;|&]{0,300}?\s)??-p)(${ANY})`, 'g'),
  shape('password', String.raw`(\bsshpass\s+-p\s*)(${ANY})`, 'g'),
  shape(
    'password',
    String.raw`(\bredis-cli\s(?:[^\n;|&]{0,300}?\s)??-a\s+)(?!(?:on|at|for|from|in)\s)(${QUOTED}|[^\s-]\S*)`,
    'g',
  ),
  shape(
    'password',
    String.raw`(\b(?:curl|wget|http)\s(?:[^\n;|&]{0,300}?\s)??(?:-u|-U|--user|--proxy-user)[ =]?["']?[^\s:"']+:)([^\s"']+)`,
    'g',
  ),
  shape(
    'password',
    String.raw`(\bnet\s+user\s+[^\s/]\S*\s+)(?!\/|(?:on|at|for|from|in|to|and)(?:\s|$))(${ANY})`,
  ),
];

/** Values that stand beside the name of a secret. */
const NAMED: readonly SecretShape[] = [
  shape('password', String.raw`(--?(?:[a-z0-9]{1,20}-){0,3}${NAME}[= ]\s*)(${QUOTED}|[^\s-]\S*)`),
  shape('password', String.raw`(${NAME}(?:_(?:access_)?key|_value)?["']?\s*[=:]\s*)(${ANY})`),
  shape(
    'password',
    String.raw`(\b(?:requirepass|masterauth)\s+)(?!(?:to|is|of|on|for|in|and|from)\b)(${ANY})`,
  ),
  shape('password', String.raw`(${SETTING}\s+(?:to|is)\s+)${NO_ORDINARY_WORD}(${ANY})`),
  shape(
    'password',
    String.raw`(\b(?:set|change|reset|update|make)\s+(?:\S+\s+){0,3}?${NAME}(?:\s+(?:of|for)\s+\S+)?\s+to\s+)${NO_ORDINARY_WORD}(${ANY})`,
  ),
  shape('password', String.raw`(${NAME}\b(?:\s+(?:of|for)\s+\S+)?\s+(?:is|ist)\s+)(${UNUSUAL})`),
  shape('password', String.raw`(${NAME}\b(?:\s+(?:of|for)\s+\S+)?\s+to\s+)${NO_NAME}(${UNUSUAL})`),
  shape('password', String.raw`(${NAME}\s+)(${MIXED})`),
];

/** Most specific first: a later shape does not see what an earlier one has replaced. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  shape(
    'private_key',
    String.raw`()(-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$))`,
    'g',
  ),
  shape(
    'url_password',
    String.raw`((?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{0,200}:)([^\s@]+)(?=@)`,
  ),
  shape('bearer_token', String.raw`(\bbearer\s+)([A-Za-z0-9._~+/=-]{8,})`),
  shape('authorization', String.raw`(\bauthorization["']?\s*[:=]\s*["']?[a-z]+\s+)([^\s"'<]{4,})`),
  ...ISSUED,
  ...OPTIONS,
  ...NAMED,
];

/**
 * Holds for every text in which one of the shapes can be found, and for few others: most texts are names and
 * numbers, and one look is cheaper than one for each shape.
 */
export const SECRET_HINT =
  /pass|pwd|secret|token|key|auth|bearer|:\/\/|akia|asia|gh[pousr]_|github_pat|gl(?:pat|dt|rt|cbt|ptt)-|xox|xapp-|aiza|ya29|gocspx|sig=|sk-|k_live|k_test|whsec_|sg\.|npm_|hv[sb]\.|dop_v1|eyj|mysql|mariadb|redis-cli|curl|wget|http|net\s+user/i;

/** Whether a field's name says that its value is a secret. */
export const SECRET_NAME = new RegExp(NAME, 'i');
