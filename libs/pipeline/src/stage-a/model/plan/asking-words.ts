const words = (text: string): string => text.trim().split(/\s+/).join('|');

const LOOKING = words(`
  list show display print give get tell find check look verify see confirm ping trace count export download fetch read
  search grep tail view inspect compare summarise summarize diagnose investigate analyse analyze explain calculate
`);

const CHANGING = words(`
  start stop restart reload reboot kill terminate enable disable deploy install upgrade update rollback execute exec
  copy restore delete drop remove wipe purge truncate clear empty erase set change rename raise lower bump increase
  decrease reduce add create register take put bring turn close allow grant revoke rotate renew fix repair resolve
  failover move bounce recycle scale drain lock unlock reset make stpo resatrt restrat deply lösche starte stoppe
`);

/** Verbs that are nouns or describe something as well; what follows tells. */
const AMBIGUOUS = [
  'run\\b(?! linux| windows| on\\b)',
  'test (?:the|that|whether|if|it|them|port|connectivity)\\b',
  'backup (?:the|it|this|that|all|them)\\b',
  'back (?:up|\\S+ up)\\b',
  'power (?:off|on|down|cycle|it|\\S+ (?:off|on|down))\\b',
  'shut (?:down|it|\\S+ down)\\b',
  'switch (?:it|off|on|to|over|\\S+ (?:off|on|over))\\b',
  'patch\\b(?! level| status| panel)',
  'open\\b(?! ports?\\b(?! \\d))',
  'block\\b(?! storage)',
  'fail (?:over|it|\\S+ over)\\b',
  'roll (?:out|back|it|\\S+ (?:out|back))\\b',
  'sort (?:it|this|that|them) out\\b',
  'do (?:a|an|the|it|that)\\b',
  'let me (?:know|see)\\b',
  'have a look\\b',
].join('|');

const QUESTIONS = [
  'who(?:se)?\\b',
  'how (?:many|much|long|full|busy)\\b',
  'wh(?:ere|en|y) (?:is|are|was|does|do|did)\\b',
  "what(?:['’]?s| is| are| was)\\b",
  '(?:is|are) (?:it|they|there|the)\\b',
  '(?:is|are) \\S+ (?:on|up|down|running|still|ok|healthy|reachable|alive)\\b',
  '(?:does|has) (?:it|the)\\b',
].join('|');

/** What may stand before a verb that asks. */
const LEADS =
  '(?:(?:please|pls|kindly|bitte|also|then|now|just|first|finally|lastly|afterwards|immediately|quickly|if so|if not|(?:can|could|would|will) you|i (?:want|need) you to|you (?:should|must)|to)[\\s,]+)*';

const VERBS = `(?:(?:${LOOKING}|${CHANGING})(?![\\w-])|(?:${AMBIGUOUS}))`;
const OPENING = new RegExp(`^\\W*${LEADS}(?:${VERBS}|${QUESTIONS})`, 'iu');
const QUESTION = new RegExp(
  `^\\W*${LEADS}(?:who(?:se|m)?|what|which|where|when|why|how|is|are|was|were|do|does|did|has|have|had|any|(?:can|could|would|will) you)(?![\\w-])`,
  'iu',
);
const BARE_VERB = new RegExp(`^\\W*${LEADS}(?:${LOOKING}|${CHANGING}|go|go ahead|try)\\W*$`, 'iu');
const GERUND =
  /^\W*(?:you )?(?:re-?start|re-?load|re-?boot|start|stopp|deploy|install|upgrad|updat|patch|back|copy|restor|delet|dropp|remov|wip|chang|sett|rotat|renew|enabl|disabl|check|verify|test|clear|drain|kill)ing\b/i;

/** Whether words open a request of their own, rather than carry on the one before. */
export function opensRequest(said: string): boolean {
  return OPENING.test(said);
}

/** Whether words at the beginning of a request ask for something, or about it. */
export function asksForSomething(said: string): boolean {
  return OPENING.test(said) || QUESTION.test(said);
}

/** Whether words are a verb that waits for its object ("stop" of "stop and disable nginx"). */
export function isBareVerb(said: string): boolean {
  return BARE_VERB.test(said);
}

/** Whether words after "before" or "after" name a further thing to be done ("backing it up"). */
export function opensByGerund(said: string): boolean {
  return GERUND.test(said);
}
