const KIND =
  '(server|host|machine|box|router|switch|firewall|workstation|device|node|vm|instance|database|container|load balancer|storage|pc|laptop)';
const ONE_OF_A_KIND = new RegExp(`\\b(the|a|an|that|this|my|our)\\s+([a-z]+\\s+){0,2}${KIND}(?![\\w-])`, 'i');
const EVERYTHING = /\b(all|every|each|everything|any)\b/i;
const IDENTIFIER = /\b(?=[\w-]*\d)(?=[\w-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*\b/gi;
const IDENTIFIER_CHARACTERS = 5;

/** Whether the request speaks of one machine by its kind ("the router"), which does not say which. */
export function namesOneOfAKind(text: string): boolean {
  return ONE_OF_A_KIND.test(text) && !EVERYTHING.test(text);
}

/** Whether the request speaks of all there is. */
export function namesEverything(text: string): boolean {
  return EVERYTHING.test(text);
}

/** Whether the request holds what may be a serial, contract or asset number. */
export function namesIdentifier(text: string): boolean {
  return [...text.matchAll(IDENTIFIER)].some(([word]) => word.length >= IDENTIFIER_CHARACTERS);
}
