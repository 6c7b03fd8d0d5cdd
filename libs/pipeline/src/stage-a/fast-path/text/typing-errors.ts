/**
 * Undoes typing errors in a closed set of words: two neighbouring letters swapped, one letter left out, or one
 * typed that does not belong. Never touches the ending that a grammatical form would have, never changes the first
 * letter other than by a swap, and never decides between two words; so "starts", "unlock" or "shop" stay as they are.
 */
export class TypingErrors {
  private readonly byLength = new Map<number, string[]>();

  /** @param foreign words of other languages, which no English word is taken for */
  constructor(words: Iterable<string>, foreign: ReadonlySet<string> = new Set()) {
    for (const word of new Set(words)) {
      if (!/^[a-z]{4,}$/.test(word) || foreign.has(word)) continue;
      this.byLength.set(word.length, [...(this.byLength.get(word.length) ?? []), word]);
    }
  }

  /** The one word that must have been meant; `undefined` where there is none or a choice. */
  meant(typed: string): string | undefined {
    if (!/^[a-z]{4,24}$/.test(typed)) return undefined;
    const doubled = [...this.ofLength(typed.length + 1), ...this.ofLength(typed.length - 1)].filter((word) =>
      differsByDoubling(typed, word),
    );
    if (doubled.length === 1) return doubled[0];
    const found = [
      ...this.ofLength(typed.length).filter((word) => isSwap(typed, word) || isOneWrongLetter(typed, word)),
      ...this.ofLength(typed.length + 1).filter((word) => leavesOut(word, typed, word.length)),
      ...this.ofLength(typed.length - 1).filter((word) => leavesOut(typed, word, typed.length - 1)),
    ];
    return found.length === 1 ? found[0] : undefined;
  }

  private ofLength(length: number): readonly string[] {
    return this.byLength.get(length) ?? [];
  }
}

/** "proceses", "manny": a letter that stands twice was typed once, or the other way round. */
function differsByDoubling(left: string, right: string): boolean {
  const [longer, shorter] = left.length > right.length ? [left, right] : [right, left];
  const at = firstDifference(longer, shorter);
  return at > 0 && longer[at] === longer[at - 1] && longer.slice(at + 1) === shorter.slice(at);
}

/** Words whose last letter is no ending of a grammatical form: "delet" lacks one, "retire" is not "retired". */
const ENDS_WITHOUT_FORM = /[ety]$/;

function isSwap(typed: string, word: string): boolean {
  const at = firstDifference(typed, word);
  return (
    at < word.length - 1 &&
    typed[at] === word[at + 1] &&
    typed[at + 1] === word[at] &&
    typed.slice(at + 2) === word.slice(at + 2)
  );
}

/** Only in long words, and not in the last two letters, where grammatical forms differ. */
function isOneWrongLetter(typed: string, word: string): boolean {
  const at = firstDifference(typed, word);
  return word.length >= 7 && at > 0 && at < word.length - 2 && typed.slice(at + 1) === word.slice(at + 1);
}

/** Whether `shorter` is `longer` without one letter, which stands after the first and before `before`. */
function leavesOut(longer: string, shorter: string, before: number): boolean {
  if (shorter.length < 5) return false;
  const at = firstDifference(longer, shorter);
  if (at === longer.length - 1 && !ENDS_WITHOUT_FORM.test(longer)) return false;
  return at > 0 && at < before && longer.slice(at + 1) === shorter.slice(at);
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}
