import { phrases } from '../phrases.js';

/**
 * Words that carry no meaning of their own beside named things that already say what is asked. Closed lists: none
 * denies, excludes, conditions, compares, points back, or asks for a change.
 */
export const NOISE = {
  /** Of questions. */
  QUESTION_NOISE: phrases(`
    a, an, of, on, in, for, at, with, through, over, within, across, from, by, about, to, is, are, be, do,
    does, can, could, would, may, might, should, have, has, got, i, we, you, me, us, my, so, ok, okay, right,
    quick, quickly, what, how, which, there, show, tell, check, look, checking, looking, know, knowing, like,
    mind, going, doing, go, look like, looking like, goes, atm, rn, darn, these days, nowadays, currently,
    presently, now, still, yet, again, at moment, at present, right now, today, already, really, exactly,
    roughly, level, levels, values, value, figure, figures, reading, readings, stats, statistics, summary,
    numbers, usage, utilization, utilisation, consumption, percentage, full, busy, much, need, want, get,
    find, find out, fetch, grab, pull, pull up, bring me, view, display, report, report on, read out, verify,
    confirm, inspect, examine, review, give me, get me, send me, would like, would love, would you mind,
    i want to know, let me know, let us know, current, present, latest, live, actual, ever, telling me,
    showing me, giving me, looking up, finding out, telling, i am looking for, looking for, need to know,
    i need to know, i just need, i only need, i only want, i only want to know, want to know, want to see,
    to know, for a second, a second, a moment, each, plot, graph, chart, curious, wondering, i wonder,
    interested in, take a look at, have a look at, have a look, take a look, a look at, a quick look at,
    quick look at, a glance at, look at, look into, check on, checking on, check up on, check out,
    keep an eye on, peek at, run a check on, run a quick check on, do a quick check of, quick check,
    sanity check, is it that, can you say, any idea, any news on, any word on, remind me, wie, ist, sind, auf,
    von, der, die, das, den, dem, im, gerade, zeig, zeige, zeig mir, zeige mir, mir, noch, mal, bitte, wir,
    haben, hat, es, el, la, los, las, en, de, del, uso, dime, le, les, sur, du, est, quel, quelle, gibt es,
    für, aus, zur, zum, temos, em, da, tenemos, avons-nous, cuál, cual, qué, que, por favor, está, están,
    esta, comprueba, revisa, prüfe, prüf, montre-moi, montre, affiche, vérifie, mostra, mostre
  `),
  /** What a question is for. */
  PURPOSE: phrases(`
    for auditors, for audit, for an audit, for audit report, for my report, for a report, for report,
    for a ticket, for ticket, for my ticket, for my boss, for management, for finance, for invoice,
    for planning, for capacity planning, for a capacity plan, for handover, for my handover, for a meeting,
    for meeting, for review, for quarterly review, for docs, for documentation, for vendor, for insurance,
    for insurance form, for my notes, for pen test, for change request, for a change request, for licensing,
    for inventory check, for migration, for my migration plan, for standup, for shift report,
    for weekly report, for monthly report, for slide, for slides, for my slides, for dashboard, for customer,
    for security, for compliance, for records, for on-call handover
  `),
  /** Of figures over time alone: whether something was up is not whether it is. */
  PAST_NOISE: phrases('was, were, been, did, went, had'),
  /** Of orders. */
  ORDER_NOISE: phrases(`
    a, an, on, at, in, of, for, to, with, over, from, could, you, can, would, will, go ahead and, needs, need,
    needs to be, need to be, has to be, have to be, must be, should be, ought to be, is to be, wants to be,
    needs to get, give, a quick, quick, we need, i need, we need to, i need to, i want to, i want you to,
    i need you to, you to, perform, carry out, do a, now, asap, immediately, right now, straight away,
    at once, today, again, back, once more, there, for me, for us, as soon as you can, urgent, urgently, el,
    la, los, en, del, de, por favor, auf, den, die, das, der, dem, bitte, im, sur, le, du, em, na
  `),
  /** Common nouns beside names. */
  HOST_NOUN: phrases(
    'host, box, machine, server, node, vm, system, workstation, switch, router, firewall, servidor, instance',
  ),
  SERVICE_NOUN: phrases('service, daemon, process, servicio, dienst, unit, application, app'),
  /** What points at something that was not named. */
  VAGUE: phrases(`
    it, that, this, them, those, these, one, ones, that one, this one, those two, these two, the two, same,
    same thing, thing, things, stuff, something, everything, all, all of it, all of them, all of that,
    some of it, other one, other ones, other, others, old one, old ones, old stuff, old, new one, new, latest,
    whatever, his, her, their, him, them all, both, both of them, both of those, last one, first one, rest,
    rest of it, as before, like before, like last time, same as before, another one, a bit, a little, then,
    and, too, as well, also, ok now, this time, properly, somewhere, somehow, anything, few, a few, several
  `),
  NOW_NOISE: phrases(
    'use powershell to, by, please, then, and, to free space, to free up space, now, quickly, kindly, in a shell, as root, once',
  ),
  /** What points at a thing that is named beside it. */
  POINTER: phrases(`
    it, them, this, there, its, that one, this one, there please, on it, thereon, daran, that thing,
    that service, that daemon, that box, that host, that machine, same box, same host, on same box,
    on same host
  `),
  /** Attempts to have the rules skipped beside an order: policy sees and refuses them. */
  OVERRIDE_VERB: phrases(
    'skip, bypass, ignore, forget, disregard, override, turn off, switch off, disable, deactivate, waive, suspend, circumvent, drop',
  ),
  OVERRIDE_OBJECT: phrases(`
    approval, approvals, approval step, approval gate, approval rules, approval process, approval workflow,
    confirmation, confirmation step, confirmations, rules, policy, policies, guardrails, safety checks,
    safety check, safeguards, risk rules, risk checks, risk check, restrictions, instructions,
    previous instructions, all previous instructions, earlier rules, earlier instructions, gate,
    change freeze, checks
  `),
  OVERRIDE_NOISE: phrases(
    'your, my, all, any, usual, and, this once, this time, for once, for now, just, straight away, with',
  ),
  OVERRIDE_CLAIM: phrases(`
    no approval needed, no approval needed this time, no approval needed today, no approval required,
    no approval necessary, no confirmation needed, without asking anyone, without asking anybody,
    without asking, without asking me, without asking somebody, without any approval, without approval,
    without confirmation, without waiting for approval, approvals are disabled today, approvals are disabled,
    approvals are off today, approval is not needed, no questions, no questions asked, i take blame,
    on my responsibility, i say no approval is needed, it is pre-approved, already approved, pre-approved
  `),
  /** Claims of harmlessness: what is asked is judged by what it does. */
  DISGUISE: phrases(`
    routine, harmless, simple, small, tiny, quick, little, read-only, read only, health check, health probe,
    probe, cleanup, clean-up, tidy-up, tidy up, tidying, tidying up, housekeeping, maintenance,
    nothing serious, nothing special, nothing dangerous, nothing fancy, nothing big, no big deal, usual,
    as usual, standard, regular, only a, checking connectivity, connectivity check, status check,
    disk health check, it is only, it is only a, checking, verifying, for audit,
    for documentation purposes only, for documentation purposes, friendly, boss says it is ok,
    boss said it is ok, cto 's order, it is ok, its ok, so, really, safe, perfectly safe, a routine,
    a harmless, a simple, a small, minor, trivial
  `),
  /** What is said of a thing beside an order: why it is given, never when, whether or on what. */
  REMARK: phrases(`
    is frozen, is hung, is hanging, is stuck, is down, is dead, is broken, is out of service, is acting up,
    is misbehaving, is being weird, is playing up, is flaky, is a mess, is not responding, is not answering,
    does not respond, does not answer, not responding, keeps crashing, keeps hanging, keeps dying,
    has crashed, crashed, has hung, has died, died, hangs, froze, stopped responding, stopped working,
    is a zombie, is gone, is long gone, is no longer needed, is no longer used, is not needed anymore,
    is not used anymore, is not in use anymore, is no longer in use, is obsolete, never came back,
    did not come back, has not come back, came back wrong, is missing, is acting strange, does not come up,
    will not start, is unused, is old, was scrapped, has been scrapped, got scrapped, was sold, has been sold,
    was retired, has been retired, was returned, went to scrap yard, went to scrapyard, was thrown away,
    we sold, we have sold, we scrapped, we have scrapped, we retired, we returned, went back to vendor,
    frozen, hung, stuck, dead, down, broken, unresponsive
  `),
  /** Who is to be told that it matters, and who says so: rank and urgency change no rule. */
  INSISTENCE: phrases(`
    this is ceo, this is cto, i am cto, i am ceo, i am ciso, i take full responsibility,
    i take responsibility, this is urgent, it is urgent, it is an emergency, this is an emergency, emergency,
    users are waiting, customers are waiting, people are waiting, users are complaining,
    customers are complaining, everybody is waiting, everyone is waiting, it is important, this is important,
    it is blocking us, as head of security, as head of it, as cto, as ciso, as ceo, i order you to,
    i am head of it, i am head of security, i am new head of it, i am new head of security,
    i hereby authorize you, i hereby authorise you, i am cio, this minute, this can not wait, hurry,
    maintenance is over, contract has ended, security signed it off, user can not work, users can not work,
    nobody can work, for good, for ever, cmdb only, i am owner, i own it, it is mine, it is my machine,
    owner agreed, owner said yes, ticket is approved, change is approved, per ticket, as per ticket,
    see ticket, it is fine, that is fine, all good, all agreed, as agreed, as discussed, it was agreed,
    sign-off is there, cto here, ceo here, ciso here, cto said it is fine, testers are waiting,
    testers can wait, colleagues are waiting, we are burning, production is burning, do it, make it so,
    will do, is fine, that is all, right away please, team is aware, dba team is aware, team knows,
    owner knows, owner is informed, everyone is informed, security signed off, it is approved by management,
    boss wants it, my boss wants it, we are aware of impact, maintenance window is open, thank you so much,
    thank you very much, much appreciated, i would be grateful, i would be much obliged, no hurry, no rush,
    when it suits you, whenever you can, whenever you have time, if you do not mind, sorry for bothering you,
    sorry to bother you
  `),
} as const;
