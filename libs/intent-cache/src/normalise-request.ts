/** Signs of text to be taken as it stands: quotes (an apostrophe is none), shell syntax, globs, assignments. */
const LITERAL_SIGN = /["“”„«»`\\$|;&<>*=~{}[\]#]|(?<!\p{L})['‘’]|['’](?!\p{L})/u;

/** Words after which a command or a new value may stand, spaces and closing signs included. */
const LITERAL_WORD = wordAmong([
  // "Which hosts run ubuntu" names no command.
  '(?<!^(?:which|what|how many)\\b[\\w -]*)run',
  'exec(?:ute)?|invoke|commands?|scripts?|echo|grep|sudo|sql|select',
  'set|change|update|edit|mark|add|register|create|put|write|replace|append',
]);

/** Signs of names whose case may count: paths, addresses of people, settings, names with a capital inside. */
const CASED_SIGN = /[/@_]|\p{Ll}\p{Lu}/u;

/** Words beside which such names stand: accounts, files, data, applications, what is searched for. */
const CASED_WORD = wordAmong([
  'users?|accounts?|groups?|logins?|sudoers?|roles?|grant|revoke|permissions?|rights|(?:un)?lock|disable|enable',
  'passwords?|passphrases?|secrets?|keys?|tokens?|credentials?',
  'files?|folders?|director(?:y|ies)|paths?|tables?|databases?|db|schemas?|collections?|buckets?|volumes?',
  'rename|move|copy|deploy|install|roll|branch|tags?|named?|called|jobs?|process(?:es)?|kill',
  '(?:look|search)(?:ing)? for|contain(?:s|ing)?|match(?:es|ing)?|mention(?:s|ing)?|lines? with|regex|pattern',
]);

/**
 * The form under which equal requests meet. White space is collapsed, closing punctuation dropped and case
 * folded, each only where it cannot matter: a text in which a literal may stand is kept as it is, one in
 * which a name may stand keeps its case. What is kept without need costs a missed hit, never a wrong one.
 */
export function normaliseRequest(text: string): string {
  const trimmed = text.trim();
  if (LITERAL_SIGN.test(trimmed) || LITERAL_WORD.test(trimmed)) return trimmed;
  const tidy = trimmed
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,:?!])/g, '')
    .replace(/(?<=\d) %(?! ?[\d(])/g, '%')
    .replace(/(?<=[\p{L}\p{N})%])[?!.]+$/u, '');
  return CASED_SIGN.test(tidy) || CASED_WORD.test(tidy) ? tidy : tidy.toLowerCase();
}

/** Matches any of the words, whole: "db" does not stand in "db-prod-01". */
function wordAmong(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${words.join('|')})(?![\\w-])`, 'i');
}
