/** Openings of a sentence that asks about something instead of asking for it. */
const QUESTION =
  /^(and |so |hey,? |but )*(is|are|was|were|did|does|do (we|you|i|they)|has|have|had|why|what(['’]?s)?|which|who(se)?|when|where|how|hw|should|explain|describe|were there|any|steps for|wie|was|warum|welche|wo|cómo|qué|por qué|cuál|quel|comment|pourquoi|como|tell me (how|why|whether|what|which|who)|(can|could|would) you (please |kindly )?(tell|explain|show)( me)?( how| why| whether)?)\b/i;

/** Openings that ask for knowledge rather than for the state of a system. */
const KNOWLEDGE =
  /^(so |hey,? )*(how|hw|what|why|explain|describe|can you|could you explain|is it|are there|wie|was|warum|cómo|qué)\b/i;

/** Text between quotation marks is quoted, unless a command is being given. */
const QUOTED = /(?<!\b(?:run|execute|exec|type)\s)(?<=^|[\s(:])(['"])(?=\S)[^'"\n]{2,}?\1(?=$|[\s.,;:!?)])/gi;

const BOUNDARY =
  /[;\n!?]+|(?<![\w/])[.](?!\w)|(?<=\w)[.:](?=\s|$)|,?\s+(?:and )?then\s+|,\s+(?=if not\b|otherwise\b)|&&|\|\|/i;
const NEGATION =
  /\b(don['’]?t|do not|never|not|without|no need to|instead of|rather than|nicht|no need|can['’]?t|cannot)\b/i;

/** Without what stands between quotation marks, unless that is a command to run. */
export function withoutQuotations(text: string): string {
  return text.replace(QUOTED, ' ');
}

/** The parts of a request that ask for something, without what is quoted, asked about or forbidden. */
export function askedClauses(text: string): string[] {
  return withoutQuotations(text)
    .split(BOUNDARY)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !QUESTION.test(sentence))
    .flatMap((sentence) => sentence.split(/,\s*|\s+-\s+|\s+but\s+/i))
    .map((clause) => clause.split(NEGATION)[0]?.trim() ?? '')
    .filter((clause) => clause !== '');
}

/** The clauses that forbid something ("don't restart them"). */
export function withoutNegatedClauses(text: string): string {
  return text
    .split(/(?<=[,;:.!?])\s+|\s+but\s+/i)
    .filter((clause) => !/^(please |and )?(don['’]?t|do not|never|not)\b/i.test(clause.trim()))
    .join(' ');
}

/** Whether the request asks how or what, rather than for an operation. */
export function asksForKnowledge(text: string): boolean {
  return KNOWLEDGE.test(text.trim());
}
