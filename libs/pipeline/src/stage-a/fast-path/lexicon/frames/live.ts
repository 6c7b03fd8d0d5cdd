import { phrases, saidPhrases } from '../phrases.js';

/** What tells questions about running systems apart. */
export const LIVE_CUES = {
  /** Without one of them "nginx on web-prod-01 running" may be a wish. */
  ASKING: phrases(`
    is, are, how is, how are, check if, check whether, check that, see if, see whether, checking that,
    checking if, checking whether, know if, know whether, tell me if, tell me whether, find out if,
    find out whether, verify that, verify if, verify whether, confirm that, confirm if, confirm whether,
    look if, look whether, does, do, if, whether, quick check if, say if, say whether, wondering if,
    wondering whether, wonder if, wonder whether, make certain that, says, does it look like, do you see, ist,
    sind, est, está, están, esta
  `),
  LIVE_VERB: phrases('läuft, laufen, corre, funciona, tourne, tournent, roda'),
  /** Only after a word that asks: "redis runs on cache-prod-01" tells. */
  RUNS: phrases(
    'runs, run, works, work, responds, respond, answers, answer, lives, functions, is doing, look healthy, looks healthy, look ok, looks ok, look good, looks good, look fine, looks fine',
  ),
  STATUS_NOUN: phrases(`
    health check, health of, healthcheck, state of, status of, service state, service health, estado, zustand,
    état, vital signs, sign of life, signs of life, condition
  `),
  /** Work that runs to its end. */
  JOB: saidPhrases(`
    job, backup job, nightly job, nightly backup, last night's backup, backup, restore, rollout, deployment,
    deploy, replication, sync, import, export job, cron job, batch, batch job, nightly batch, migration,
    upgrade, update, overnight backup, overnight job, overnight backup job, nightly backup job, last backup,
    latest backup, build, last night's backup job, last night's job, scheduled job, scheduled backup,
    weekly backup, failover
  `),
  FINISHED: phrases(`
    finish, finished, finish properly, finished properly, complete, completed, completed successfully,
    go through, went through, gone through, succeed, succeeded, ran, ran through, run cleanly, ran cleanly,
    done, through, worked, successful, ok, finish ok, finished ok, complete successfully, run successfully,
    ran successfully, finish successfully, finished successfully
  `),
  JOB_QUESTION: phrases(`
    did, has, have, is, was, check if, check whether, check that, see if, see whether, tell me if,
    tell me whether, confirm that, confirm whether, verify that, find out if, find out whether, know if,
    know whether
  `),
  JOB_NOISE: phrases('all, right, correctly, without errors, last night, overnight, this morning'),
  SLOW: phrases(`
    slow, sluggish, crawling, crawls, crawl, laggy, lagging, lags, so slow, this slow, that slow, so sluggish,
    slowness, bottleneck, performing badly, performs badly, performing so badly, takes ages, taking ages,
    takes forever, taking forever, takes so long, taking so long, take so long, take ages, got slow,
    slow down, slowed down, slows down, slowing down, painfully slow, terribly slow, awfully slow, very slow,
    extremely slow, dead slow, dog slow, slower than usual, slow queries, slow responses, poor performance,
    bad performance, high latency, performance problems, performance problem, performance issue,
    performance issues, dragging, langsam, lento, lenta, lent, lente, so langsam, tan lento, tan lenta,
    si lent, si lente
  `),
  WHY: phrases(`
    why, find out why, find out what, what makes, reason, reason why, look into why, look into,
    investigate why, investigate, figure out why, figure out what, work out why, work out what, dig into why,
    dig into, analyze why, explain why, tell me why, any idea why, what is reason, what is cause,
    what is causing, what causes, cause, root cause, find cause, find root cause, find reason, what is behind,
    find out what is behind, what is wrong with, what is wrong, what is wrong there, what is going on,
    what is going on with, what is going on there, what is up with, what is matter with, what is problem with,
    what is happening, what is happening on, what happened to, what happened, troubleshoot, debug, diagnose,
    get to bottom of, where is bottleneck, what is bottleneck, what is slowing, what slows,
    what slows it down, what is holding them up, what is holding it up, what is driving it, what is driving,
    how come, any reason why, what is to blame, who is to blame, find bottleneck, what makes it,
    please investigate, what is slowing down, what is holding up, warum, wieso, por qué, pourquoi, porque
  `),
  /** Something is the matter, with nothing said of what. */
  FAULTY: phrases(`
    something is broken, something is wrong, it is broken, it does not work, it does not work anymore,
    it stopped working, it fell over, is broken again, it is not working, it is dead, nothing works,
    it crashed, it is acting up, it failed, went red, broken again, not working again, it is broken again
  `),
  VAGUE_SUBJECT: phrases(
    'it, this, that, thing, this time, deployment, job, website, site, page, app, application, again, why, still, anymore, any more, nope',
  ),
  PLACE_NOUN: phrases(
    'website, site, page, standby, database, db, app, cluster, those two, those, these, each other',
  ),
  VAGUE_ONE: phrases(
    'it, that, this, them, those, these, one, that one, this one, those two, these two, same, other one, other ones, others, both, everything, all, last one, first one, second one, same again, same thing, then, and, but, also, as well, too, ok now, old one, new one, again',
  ),
  CHOICE: phrases(
    'of those, of them, of these, those, them, these, ones, only ones, the ones, others, other ones, other one, rest',
  ),
  /** Who takes more than its share. */
  HOGS: phrases(`
    using, eating, hogging, consuming, taking, using up, eating up, taking up, uses, eats, hogs, consumes,
    takes, burning, burns, chewing, chewing up, is using all, filling, filling up, fills, saturating,
    saturates, spiking, through roof, maxed out, pegged, at 100, so high, so full, so busy, high,
    constantly high, spikes, climbing, growing, leaking, leaks, pinned, pinned at, pegged at, driving, drives,
    at, stuck at, so busy all time, up so high
  `),
  HOG_NOISE: phrases(
    'all, all of, so much, that much, so many, memory leak, up, most, most of, process, processes, keep, keeps',
  ),
} as const;

/** Words of a question about a failure that say nothing of the failure. */
export const FAILURE_WORDS = {
  FAILURE_NOISE: phrases(`
    me, us, tell, i, would, like, want, need, know, to know, let me know, you, could, please, check, see,
    look, so, hey, ok, there, this, here, again please, right now, currently, still, do you know, any idea,
    quick
  `),
  LIVE_FILLER: phrases(`
    all right, alright, fine, properly, correctly, good, in good shape, of any trouble, any trouble,
    any problems, doing ok, doing well, holding up, doing fine, both, everything, things, feeling, these,
    those, itself, job, instance, box, host, machine, server, service, services, daemon, node, port, only,
    only tell me, next, thanks
  `),
  FIGURE_NOISE: phrases(`
    has free, have free, free on, free in, is free, are free, how much free, see, and, versus, vs, between, per, use, using, used,
    in use, available, left, takes, take, taking, consumes, consuming, eats, box, host, machine, server,
    space, has, have, get, numbers, fill level, load on, right now, processes, process, running, wie voll ist,
    wie hoch ist, auslastung von, auslastung
  `),
  DRIVES: phrases('all drives, each drive'),
  SINCE: phrases(`
    since patch, since update, since upgrade, since reboot, since release, since yesterday,
    since this morning, since last night, since lunch, since last week, this week, this morning,
    all of a sudden, suddenly, lately, recently, all day, all morning, for hours, for days, since deploy,
    since deployment, since migration, it, that, has
  `),
} as const;

/** Words of failures, kept in the order in which they were said. */
export const SYMPTOM_WORD = saidPhrases(`
  fail, fails, failing, failed, failure, failures, keep, keeps, keep on, crash, crashes, crashing, crashed,
  die, dies, dying, died, dead, down, restarts, restarting, restarted, reboots, rebooting, rebooted, drops,
  dropping, dropped, lose, loses, losing, lost, rejects, rejecting, refuses, refusing, refused, time out,
  times out, timing out, timeout, timeouts, time-outs, hangs, hanging, hung, freeze, freezes, freezing, flap,
  flaps, flapping, throws, throwing, returns, returning, bounces, bouncing, bounced, error, errors, not start,
  not starting, not come up, not coming up, not respond, not responding, not answer, not answering, not work,
  not working, not resolve, not resolving, not boot, not booting, not reachable, not deliver, not delivering,
  not syncing, not replicating, not running, not ready, notready, not available, not mount, not mounting,
  unreachable, unavailable, broken, corrupt, stuck, unhealthy, degraded, packets, packet loss, connections,
  messages, mails, mail, logins, logons, log in, log on, sessions, session, users, customers, clients,
  colleagues, people, requests, queries, replication, backup, backups, health check, health checks, bgp, ospf,
  neighbour, neighbours, neighbor, neighbors, peer, peers, dns, http, 500s, 502s, 503s, 504s, 5xx, 4xx, 404s,
  403s, get 500s, get 502s, get 503s, get 504s, get errors, get timeouts, see errors, see 502s,
  internal server errors, bad gateway, connection refused, connection reset, out of memory, oom, oom killed,
  killed, swapping, disk full, full, every few minutes, every few hours, every night, every morning, all time,
  constantly, randomly, intermittently, sometimes, again, three times, twice, after reboot, after patch,
  after update, after upgrade, since reboot, since patch, since update, since upgrade, since release,
  since deployment, since yesterday, since this morning, since last night, since lunch, since weekend, lately,
  gets, getting, seeing, can not, not, do, does, is, are, has, have, did, was, were, from, to, on, of, they,
  we, its, a, an, for, with, at, in, by, away, turns, turning, hands, handing out, hands out, services, jobs,
  job, queues, queue, cluster, node, nodes, uplink, tunnel, vpn, tls handshake, certificate, database, tables,
  deadlocks, pod, pods, container, containers, agent, agents, builds, stops, stopping, stopped, starts,
  starting, startet, nicht, immer, se, cae, falla, tombe, plante, ad, shares, printing, printer, scheduled,
  nightly, being, last night, delivery, deliveries, authentication, kerberos, errors out, exits, exiting,
  misbehaving, misbehaves, acting up, acting strange, acting strangely, acting weird, unstable, flaky, half
`);
