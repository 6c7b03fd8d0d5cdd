import { phrases } from './phrases.js';

/**
 * Words that carry no meaning of their own in a request whose named things already say what is asked. Closed
 * lists: none denies, excludes, conditions, compares, points back, or asks for a change.
 */
export const FREE_ORDER_WORDS = {
  QUESTION_NOISE: phrases(`
    a, an, of, on, in, for, at, with, through, over, within, across, down in, is, are, be, do, does, can,
    could, would, may, might, have, hay, hat, haben, i, we, you, me, us, our, my, so, ok, hi, hey, right,
    quick, quickly, wir, what, how, show, tell, check, see, look, checking, looking, know, knowing, like,
    please, mind, going, doing, look like, looking like, goes, atm, darn, these days, currently, now,
    still, yet, at moment, right now, today, level, levels, values, value, figures, usage, utilization,
    utilisation, consumption, full, busy, much, need, give me, get me, send me, would like, would you mind,
    i want to know, curious, wie, ist, auf, von, der, die, das, den, dem, gerade, zeig, mir, noch, mal,
    bitte, es, el, la, los, las, en, de, del, uso, dime, le, les, sur, du, est, quel, gibt es, wer, für,
    aus, temos, em, tenemos, avons-nous, cuál, cual, qué, por favor
  `),
  /** Of figures over time alone: whether something was up is not whether it is. */
  PAST_NOISE: phrases(`
    was, were, been, did, went, had
  `),
  ORDER_NOISE: phrases(`
    a, an, on, at, please, service, host, box, machine, server, over, could, you, can, would, kindly,
    go ahead and, needs, need, needs to be, has to be, must be, give, a quick, quick, do, we need, i need,
    perform, now, asap, immediately, right now, el, la, los, en, por favor, auf, den, die, das, bitte, sur,
    le, du
  `),
  /** Without one of them "nginx on web-prod-01 running" may be a wish. */
  ASKING: phrases(`
    is, are, how is, check if, check whether, see if, see whether, checking that, checking if,
    checking whether, know if, know whether, ist, est
  `),
  LIVE_VERB: phrases(`
    läuft, corre, tourne
  `),
  LIST_CUE: phrases(`
    list, show me, show us, which, what, find me, give me, any, enumerate, welche, zeig mir, muéstrame,
    quelles, quels, lista, liste
  `),
  COUNT_CUE: phrases(`
    how many, count, number of, total of, total number of, count of, machine count, host count,
    server count, head count, how big is, wie viele, cuántos, cuantos, quantos, combien de
  `),
  SLOW: phrases(`
    slow, sluggish, crawling, laggy, lagging, so slow, this slow, that slow, so sluggish, slowness,
    bottleneck, performing badly, unresponsive, takes ages, taking ages, taking forever
  `),
  WHY: phrases(`
    why, find out why, what makes, reason, look into why, investigate why, figure out why, warum
  `),
  CERTIFICATE: phrases(`
    certificate, cert, tls certificate, tls cert, ssl certificate, ssl cert, https certificate
  `),
  EXPIRY: phrases(`
    expire, expires, expired, expiry, expiration, expiry date, expiration date, run out, runs out, valid,
    validity, valid until
  `),
  CERTIFICATE_NOISE: phrases(`
    when, until when, how long, date, whether, if, got, has, presented by
  `),
  ANSWERING: phrases(`
    open, reachable, answering, listening, accessible, responding
  `),
  SECRET_NOISE: phrases(`
    ssh, local, stored, share, print, hand me, login, vault, current
  `),
  OVERRIDE_VERB: phrases(`
    turn off, switch off, disable, skip, bypass, deactivate, forget, ignore, disregard, override
  `),
  OVERRIDE_OBJECT: phrases(`
    approval, approvals, approval workflow, approval step, approval process, approval rules, policy,
    policies, guardrails, safety checks, safeguards, risk rules, risk checks, restrictions,
    previous instructions, all previous instructions, instructions, all instructions, rules, all rules
  `),
  OVERRIDE_NOISE: phrases(`
    your, my, all, and, of, for me, for us, today, now, from now on, this once, this time, any,
    for this session
  `),
};
