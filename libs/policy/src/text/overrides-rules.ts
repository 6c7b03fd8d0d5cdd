import { withoutQuotations } from './clauses.js';

const RULES =
  '(approvals?|approval (gates?|rules?|process)|confirmations?|safety (checks?|rules?)|guard ?rails?|risk (rules?|checks?|rating)|policy checks?|audit (trail|log|record)|your (rules|policy|policies|instructions|restrictions)|(previous|prior|earlier|all) (instructions|rules))';

/** Attempts to have the system's own rules dropped, skipped or lowered. One shape an entry. */
const ATTEMPTS: readonly RegExp[] = [
  new RegExp(
    `\\b(ignore|skip|bypass|override|disregard|circumvent|waive|drop|forget|suspend|forego|forgo)\\s+(\\S+\\s+){0,3}${RULES}\\b`,
    'i',
  ),
  new RegExp(`\\b(disable|turn off|switch off|stop)\\s+(the |your |all |any ){0,2}${RULES}\\b`, 'i'),
  /\b(no|without( any)?|don['’]?t (need|require|ask for|wait for)( any| an)?) (approval|confirmation|sign-?off)\b/i,
  /\bapprovals? (is|are|isn['’]?t|aren['’]?t) (not )?(disabled|off|suspended|waived|unnecessary|needed|required|pre-?granted)\b/i,
  /\b(already|pre-?)\s*approved\b.*\b(skip|just|directly|without)\b/i,
  /\b(forget|ignore|disregard) (everything|all|anything) (that )?(you|above|before)\b/i,
  /\b(treat|rate|mark|classify|count|judge) (this|it|that|every(thing| request)?|all( requests)?)\s+(\S+\s+){0,4}(low|no|lowest|zero)[- ]risk\b/i,
  /\b(treat|mark|count) (this|it) as (already )?(approved|a read|read-only|harmless)\b/i,
  /\b(pretend|act as if|imagine) (you|there|that you)\b.*\b(rules?|approvals?|restrictions?|limits?)\b/i,
  /\b(stop|don['’]?t|do not|no) (record|log|audit|recording|logging|auditing) (what i|this request|my|me|anything i)\b/i,
  /\b(treat|rate|mark|classify|count|consider|regard)\s+(\S+\s+){0,5}(as )?(pre-?approved|already approved|approved|low[- ]risk)\b/i,
  /\b(stop|never|don['’]?t|do not|without) ask(ing)? (me |anyone |anybody |for )?(any )?(for )?(approvals?|confirmation|permission)\b/i,
  /\byou (now )?(have|are under) no (more )?(rules|policy|policies|restrictions|limits)\b/i,
  /\b(forget|ignore|disregard) (your|the|all|any|my) (\S+ )?(guidelines|orders|training|limits)\b/i,
  /\b(print|show|reveal|repeat)( me)? your (system )?(prompt|instructions)\b/i,
];

/** Reports on what was done, in which the same words ask for nothing. */
const REPORT =
  /\b(made|done|ran|run by|happened|went (out|live)|deployed|changed|executed|changes|deployments|who|which|were|was)\b[^.;:]*\b(without|no|skipped|bypassed) (approval|confirmation|sign-?off)/i;

/**
 * Whether a request asks to drop, skip or lower the system's own rules. Claimed rank or urgency alone does not, nor
 * what is only quoted: it is looked for or spoken about.
 */
export function overridesRules(text: string): boolean {
  const said = withoutQuotations(text);
  return !REPORT.test(said) && ATTEMPTS.some((attempt) => attempt.test(said));
}
