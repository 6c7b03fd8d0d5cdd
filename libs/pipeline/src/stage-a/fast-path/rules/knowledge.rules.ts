import type { RuleTable } from '../grammar/grammar.js';
import { argument } from '../meaning/fact.js';
import { adds, asks, chain, topic, withoutFilters } from '../meaning/transforms.js';

/** Questions about operations and concepts; they touch no system, and never name a host. */
export const KNOWLEDGE: RuleTable = {
  knowledge: [
    ['HOW_TO <operation_topic>', chain(topic, asks('get_help'))],
    [
      '(steps | instructions | guide | procedure) (for | to) <operation_topic>',
      chain(topic, asks('get_help')),
    ],
    ['<capabilities>', asks('get_help', argument('topic', 'capabilities'))],
    ['<concept_question>', chain(topic, asks('explain_concept'))],
  ],
  operation_topic: ['TOPIC_VERB (<topic_word>)+'],
  topic_word: [
    'IT_WORD',
    ['DAEMON', withoutFilters],
    ['DATABASE_KIND', withoutFilters],
    ['OS', withoutFilters],
    'a',
    'an',
    'TOPIC_JOIN',
  ],
  capabilities: [
    'what can you do',
    'what can i ask (you)?',
    'what (are you able to | can you) (do | help with | help me with | handle)',
    '(which | what) (kinds | kind | types | type | sorts) of (tasks | requests | things | questions | operations) (are you able to | can you) (do | handle | help with | answer)',
    'what (commands | requests | operations | tasks) (do you | can you) (support | understand | handle)',
    'what do you (do | support)',
    'help',
    'how can you help (me)?',
  ],
  brevity: [
    'in (one | two | three | a few) (sentence | sentences)',
    'in short',
    'briefly',
    'in simple (terms | words)',
  ],
  concept_question: [
    '(what is | what are | explain | define | describe) (a | an)? CONCEPT (to me)? <brevity>?',
    'explain what (a | an)? CONCEPT is <brevity>?',
    '(was ist | was bedeutet) (eigentlich)? (ein | eine)? CONCEPT',
    'what does CONCEPT (mean | do | stand for)',
    'what is (meant by | meaning of) CONCEPT',
    [
      '(what is | explain)? difference between (a | an)? CONCEPT and (a | an)? CONCEPT',
      adds({ kind: 'text', value: 'difference' }),
    ],
    ['how (does | do) (a | an)? CONCEPT work', adds({ kind: 'text', value: 'how it works' })],
    ['explain how (a | an)? CONCEPT works', adds({ kind: 'text', value: 'how it works' })],
    ['pros and cons of (a | an)? CONCEPT', adds({ kind: 'text', value: 'pros and cons' })],
    ['when (should | do) i use (a | an)? CONCEPT', adds({ kind: 'text', value: 'when to use' })],
  ],
};
