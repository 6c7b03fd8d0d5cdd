/**
 * The pattern language of the rules. A pattern is a sequence of:
 * - `word`: that word of the request, lower case;
 * - `CLASS`: a term of that class from the lexicon or the inventory;
 * - `<rule>`: a reading of that rule;
 * - `( a | b )`: one of several; a trailing `?` makes the item before it optional, `*` and `+` repeat it.
 */
export type Pattern =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'term'; readonly name: string }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly items: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly item: Pattern; readonly least: 0 | 1; readonly most: number };

const PIECE = /<[a-z_]+>|(?<=[\w>)])[?*+]|[()|]|[^\s()?|*+]+|\+/g;

/** @throws Error where the pattern is malformed: a mistake in a rule, found when the rules are loaded. */
export function parsePattern(source: string): Pattern {
  const pieces = source.match(PIECE) ?? [];
  let at = 0;

  function choice(): Pattern {
    const items = [sequence()];
    while (pieces[at] === '|') {
      at += 1;
      items.push(sequence());
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'choice', items };
  }

  function sequence(): Pattern {
    const items: Pattern[] = [];
    while (at < pieces.length && pieces[at] !== '|' && pieces[at] !== ')') items.push(repeated());
    return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
  }

  function repeated(): Pattern {
    const item = single();
    const mark = pieces[at];
    if (mark !== '?' && mark !== '*' && mark !== '+') return item;
    at += 1;
    return { kind: 'repeat', item, least: mark === '+' ? 1 : 0, most: mark === '?' ? 1 : 20 };
  }

  function single(): Pattern {
    const piece = pieces[at] ?? '';
    at += 1;
    if (piece === '(') {
      const inner = choice();
      if (pieces[at] !== ')') throw new Error(`Unclosed group in the pattern '${source}'.`);
      at += 1;
      return inner;
    }
    if (/^<[a-z_]+>$/.test(piece)) return { kind: 'rule', name: piece.slice(1, -1) };
    if (/^[A-Z][A-Z_]+$/.test(piece)) return { kind: 'term', name: piece };
    if (piece === '' || piece === '?' || piece === ')')
      throw new Error(`Misplaced '${piece}' in the pattern '${source}'.`);
    return { kind: 'word', word: piece };
  }

  const parsed = choice();
  if (at < pieces.length) throw new Error(`Unopened group in the pattern '${source}'.`);
  return parsed;
}

/** Every word a pattern spells out. */
export function wordsOf(pattern: Pattern): string[] {
  if (pattern.kind === 'word') return [pattern.word];
  if (pattern.kind === 'repeat') return wordsOf(pattern.item);
  return pattern.kind === 'sequence' || pattern.kind === 'choice' ? pattern.items.flatMap(wordsOf) : [];
}

/** Every rule a pattern refers to. */
export function referencesOf(pattern: Pattern): string[] {
  if (pattern.kind === 'rule') return [pattern.name];
  if (pattern.kind === 'repeat') return referencesOf(pattern.item);
  return pattern.kind === 'sequence' || pattern.kind === 'choice' ? pattern.items.flatMap(referencesOf) : [];
}
