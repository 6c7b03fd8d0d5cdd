/** Words that make what follows or precedes depend on something. */
const CONDITION =
  /(?<![\w-])(?:if|unless|in case|provided(?: that)?|as long as|otherwise|only (?:when|once|after)|falls|sofern|wenn)(?![\w-])/giu;

/** An "if" that asks whether, or that is courtesy, makes nothing depend on it. */
const WHETHER =
  /(?<![\w-])(?:check|see|know|tell (?:me|us)|verify|test|look|find out|confirm|ask|show(?: me)?|wonder(?:ing)?|sure|determine)$/iu;
const COURTESY =
  /^if (?:possible|you['’]?d|you (?:are|can|could|would|please|like|don['’]?t mind)|(?:that|it)(?:['’]s| is) (?:ok|okay|fine|possible)|needed|any)(?![\w-])/iu;

/** Whether a request states a condition. Looks at words alone, and rather finds one too many. */
export function statesCondition(request: string): boolean {
  return [...request.matchAll(CONDITION)].some(({ index, 0: word }) => {
    if (word.toLowerCase() !== 'if') return true;
    return !WHETHER.test(request.slice(0, index).trimEnd()) && !COURTESY.test(request.slice(index));
  });
}
