import type { Action } from '@app/contracts';
import { OFF_TOPIC } from '../lexicon/off-topic.js';
import { argument, type Fact, factsOf } from '../meaning/fact.js';
import type { Reader } from '../reader.js';
import { tokenize } from '../text/tokenize.js';
import { mayHideAnOrder } from './hidden-order.js';

/** Openings of questions how something is done. */
const HOW_TO =
  /^(?:(?:how|hw)\s+(?:do|can|would|should|could|might|must)\s+(?:i|we|you|one|someone|somebody|people)\b(?:\s+(?:go about|best))?|how\s+does\s+one\b|how\s+to\b|how\s+is\s+an?\b|(?:what|which)\s+(?:is|are)\s+(?:the\s+)?(?:\w+\s+)?(?:ways?|steps?|procedure|process|syntax|commands?)\s+(?:to|of|for)\b|(?:(?:give|show|tell)\s+me\s+)?(?:the\s+)?(?:steps|instructions|guide|procedure|example|examples|documentation|docs|tutorial)\s+(?:for|to|on|of)\b|(?:an?\s+)?example\s+of\b|(?:teach|show|tell)\s+(?:me|us)\s+how\b|(?:walk|talk)\s+(?:me|us)\s+through\b|explain\s+(?:to me\s+)?how\s+(?:i|to|one|we|you)\b|is there a way to\b|where\s+(?:do|can)\s+i\b|wie\s+(?:\w+\s+)?(?:ich|man|wir)\b|wie\s+(?:kann|lösche|lege|starte|setze|mache)\b|cómo\s+(?:\w+)|como\s+(?:faço|posso|se)\b|comment\s+\w+)/i;

/** Openings of questions what something is. */
const WHAT_IS =
  /^(?:(?:what|waht)(?:\s+(?:is|are)|['’]?s|\s+exactly\s+(?:is|are))\b|what\s+do(?:es)?\b|what\s+happens\b|define\b|explain\b|describe\b|(?:the\s+)?differe?nce\s+between\b|diffrence\s+between\b|(?:the\s+)?meaning\s+of\b|(?:pros and cons|advantages|disadvantages|benefits|purpose|point)\s+of\b|why\s+(?:do|does|would|should|is|are)\b|when\s+(?:should|do|would|is)\b|how\s+do(?:es)?\b|tell\s+me\s+(?:about|what)\b|in\s+(?:one|two|three|a few|simple)\s+\w+|was\s+(?:ist|sind|bedeutet|macht)\b|erklär\w*\b|qué\s+(?:es|son|significa)\b|qu['’]est-ce\b|explique\b|explícame\b|o que é\b)/i;

/** Openings that come before the question. */
const COURTESY =
  /^(?:(?:hi|hey|hello|please|pls|so|ok|okay|and|good (?:morning|afternoon|evening)|sorry|i(?:['’]m| am) (?:rather |quite )?new (?:here|to this)|quick(?: one| question)?|(?:can|could|would) (?:you|someone|somebody)(?: be so kind as to)?|i(?:['’]d| would) like to know|i want to know|do you know|remind me|tell me|kindly|just|once more|again|for a newcomer|for a colleague|without doing it)[\s,;:.!-]+)*/i;

const CAPABILITIES =
  /^(?:what(?:\s+\w+){0,4}\s+(?:can|do|could|are)\s+(?:you|i)\s+(?:do|help|handle|support|offer|understand|ask|able|good|take|run|answer|know)\b.*|(?:which|what)\s+(?:kinds?|sorts?|types?)\s+of\s+(?:\w+\s+)?(?:things|jobs|tasks|requests|questions|operations|work|commands)\b.*\byou\b.*|(?:which|what)\s+(?:things|requests|operations|actions|commands|tasks)\s+(?:need|require|can|do|are)\b.*|help(?:\s+me)?|(?:show\s+(?:me\s+)?)?(?:the\s+)?help|what are you(?:\s+\w+){0,3}|who are you|how can you help(?: me)?|what do i do with this thing|how does this (?:thing|system|tool) work|how do (?:you|approvals|the approvals) work)[\s?.!]*$/i;

/** Names of things that the inventory or the machines have: a question that names one may be about its state. */
const PLACES: ReadonlySet<string> = new Set(['HOST', 'IP', 'CIDR', 'OWNER', 'RACK', 'SERIAL', 'SECRET_PATH']);
/** Words of what systems are like at the moment. */
const OF_STATE: ReadonlySet<string> = new Set([
  'STATUS_WORD',
  'LIVE',
  'ALERTS',
  'ENV',
  'DATABASE_NAME',
  'APPLICATION',
  'SITE',
  'FIELD',
  'TIME_UNIT',
]);
/** Words that make a question one of IT. */
const OF_IT: ReadonlySet<string> = new Set([
  'IT_WORD',
  'CONCEPT',
  'DAEMON',
  'DATABASE_KIND',
  'OS',
  'NOUN',
  'METRIC',
  'LOGS',
  'LOG_NOUN',
  'ALERTS',
  'INVENTORY',
  'PATH',
  'RESTART',
  'REBOOT',
  'DEPLOY',
  'BACK_UP',
  'PATCH_NOUN',
  'KEY_NOUN',
  'FIREWALL_NOUN',
  'SETTING_NAME',
  'RECORD_NOUN',
]);
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'a an of to in on for is are do does i we you me us it with and or my at be as by from that this here there one someone'.split(
    ' ',
  ),
);
/** More words that nothing knows would make the subject a guess. */
const MOST_UNKNOWN = 3;
const MOST_WORDS = 30;

/**
 * Questions how something is done, and what something is: answered from knowledge, touching no system. Their subject
 * is kept word for word. Sure only of one sentence that names no machine, and whose subject is of IT.
 */
export function readKnowledge(text: string, reader: Reader): readonly (readonly Fact[])[] {
  const question = text.trim().replace(COURTESY, '');
  if (
    reader.tokens.length > MOST_WORDS ||
    mayHideAnOrder(tokenize(question), question) ||
    /[.!?]\s+\S/.test(question.replace(/,? (?:and )?in (?:one|two|three|a few) \w+/, ''))
  )
    return [];
  if (CAPABILITIES.test(question)) return asked('get_help', 'capabilities');
  const action = HOW_TO.test(question)
    ? 'get_help'
    : asksForConcept(question)
      ? 'explain_concept'
      : undefined;
  if (!action || !isOfIt(reader, action)) return [];
  const topic = reader.tokens.map(({ word }) => word).filter((word) => !FUNCTION_WORDS.has(word));
  return asked(action, topic.join(' '), action === 'get_help' ? objectsOf(reader) : []);
}

/** What is named as the object of an operation. */
const OBJECTS: ReadonlySet<string> = new Set(['DAEMON', 'DATABASE_KIND', 'OS']);

const objectsOf = ({ terms }: Reader): Fact[] =>
  terms.flat().flatMap(({ name, facts }) => (OBJECTS.has(name) ? factsOf(facts, 'entity') : []));

const asked = (action: Action, topic: string, objects: readonly Fact[] = []): Fact[][] => [
  [{ kind: 'intent', action }, ...objects, argument('topic', topic)],
];

const IN_SHORT = /\bin (?:one|two|three|a few|simple|plain) (?:sentences?|words|terms|english)\b/i;
/** "raid 5 vs raid 6", and nothing beside it. */
const COMPARISON = /^(?!.*\b(?:number|how many|count)\b)[\w /.-]{2,30} (?:vs\.?|versus) [\w /.-]{2,30}[?]?$/i;
const DIFFERENCE = /\b(?:differ\w*|diffrence)\b/i;
/** What is so now, or with us, is a question to the systems. */
const OF_OURS = /\b(?:now|currently|today|at the moment|my|our|ours|we have|lately)\b/i;
/** Why something happens is asked of a system; why something is done, of knowledge. */
const OF_A_SYSTEM =
  /\b(?:fail\w*|crash\w*|slow|down|broken|restarts?|restarting|errors?|hang\w*|stuck|not|keeps?|lag\w*|my|our|we|now|currently|today|full)\b/i;

function asksForConcept(question: string): boolean {
  if (OF_OURS.test(question)) return false;
  if (/^(?:why|how|when)\b/i.test(question) && OF_A_SYSTEM.test(question)) return false;
  return (
    WHAT_IS.test(question) ||
    IN_SHORT.test(question) ||
    DIFFERENCE.test(question) ||
    COMPARISON.test(question)
  );
}

function isOfIt(reader: Reader, action: Action): boolean {
  const named = reader.terms.flat().map(({ name }) => name);
  if (named.some((name) => PLACES.has(name))) return false;
  if (reader.tokens.some(({ word }) => OFF_TOPIC.has(word))) return false;
  if (reader.unknownWords().length > MOST_UNKNOWN) return false;
  if (action === 'explain_concept' && named.some((name) => OF_STATE.has(name))) return false;
  return action === 'explain_concept' ? named.includes('CONCEPT') : named.some((name) => OF_IT.has(name));
}
