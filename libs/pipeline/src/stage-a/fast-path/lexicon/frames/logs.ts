import { argument } from '../../meaning/fact.js';
import { phrases, saidPhrases } from '../phrases.js';

/** What tells questions about logs and alerts apart. */
export const LOG_CUES = {
  LOG_NOUN: phrases(`
    log, logs, log file, log files, logfile, logfiles, log entries, log lines, log messages, log output,
    journal, journal entries, journald, messages, events, recent events, logging output, journalctl,
    journalctl output, server log, server logs, protokoll, protokolle, logdatei, registros, registro,
    journaux, lines of log
  `),
  /** Beside the path of a file. */
  FILE_NOISE: phrases(`
    a, of, on, in, from, at, for, i, we, you, me, us, can, could, would, may, want, need, show, show me, see,
    let me see, to see, let me read, let me have a look at, give me, get, get me, look at, check, display,
    print, read, view, send me, what is in, is in, do, does, stand, right now, now, zeig, zeig mir, zeige mir,
    mal, bitte, auf, muéstrame, en, sur, affiche, everything in, pull, pull up, grab, again, it, please show,
    have a look at, take a look at
  `),
  FULLNESS: phrases(
    'how full is, how full, disk usage of, disk usage under, disk usage in, space left in, space left on, space left under, space used by, space used in, how much space is left in, how much space is left on, how much space is left under, how much space is used by, how much space does, free space in, free space on, free space under, size of, how big is, disk left under, percentage of disk left under, disk space in, disk space under, disk space left under, disk space left on, disk space left in, percentage of disk used under',
  ),
  LOG_VERB: phrases(`
    read me, read, pull up, up, firewall changes, changes, trail of firewall changes, open, tail, cat, less,
    dump me, follow, scroll through, page through, go back, stream, pull, print out, lies, show me what is in,
    what is in, what is inside, what does, say, contain, contents of, content of, contents, content
  `),
  LOG_NOISE: phrases(`
    file, off, latest, recent, most recent, newest, last, newest first, first, oldest first, latest first,
    tail end, end, entries, lines, entry, line, say, complete, whole, full, entire, raw, all, server, service,
    container, host, box, machine, any, current, its, out, same, written by, write, wrote, writes,
    has written, did, was, were, logged, to, last night, today 's, for me to read, aus, letzten, letzte,
    últimos, última, dernières
  `),
  /** What reads a log instead of showing it. */
  ANALYZE_CUE: phrases(`
    analyze, summarize, sum up, search, search through, grep, comb, comb through, scan, sift through,
    go through, look through, look for, look in, filter, check for, dig through, mine, examine, evaluate,
    count, tally, how many, how often, how many times, how frequently, number of, any, are there any,
    were there any, was there any, have there been any, is there any, do you see any, did we get any, find,
    find all, find any, search for, group, correlate, give me a summary of, summary of, a summary of,
    digest of, a digest of, overview of, most frequent, most common, top, which, what kinds of,
    do you find any, got any, seen any, busca, analiza, durchsuche, suche, cherche, extract, pick out, spot
  `),
  /** Asks for what a log says in sum, whatever is looked for. */
  SUMMARY_CUE: phrases(`
    analyze, summarize, sum up, search through, comb, comb through, sift through, go through, look through,
    dig through, evaluate, give me a summary of, summary of, a summary of, digest of, a digest of, analiza,
    zusammenfassung von, résume
  `),
  PATTERN_LEAD: phrases(
    'for, containing, that contain, which contain, mentioning, matching, with, about, like, saying, that say, nach, por',
  ),
  TURN_UP: phrases(`
    phrase, string, text, words, word, under, turn up, turns up, show up, shows up, appear, appears, occur,
    occurs, occurred, happen, happened, come up, comes up, get logged, logged, in there, mentioned, there,
    strike, struck, hit, did, does, do, we, were, was, been, have, has, do you see a pattern, see a pattern,
    a pattern, any pattern, patterns, just
  `),
  ALERT_NOUN: phrases(`
    alert, alerts, incident, incidents, alarm, alarms, outage, outages, alertas, alarme, alertes, pages,
    warnings firing, open tickets from monitoring, alerting, firing, paging us, paging, page us, paged us,
    triggered alerts, alert status, active alarms, problems reported by monitoring
  `),
  ALERT_NOISE: phrases(`
    raise, raises, raising, touching, affecting, or, against, fired, fire, red, critical ones, montre-moi,
    ouverts, hay, open, active, current, unresolved, firing, anything, something, any, all, ongoing, live,
    raised, triggered, outstanding, latest, newest, recent, reported, being reported, ringing, going off,
    side, related, concerning, from monitoring, in monitoring, prometheus, activas, aktive, offene, did,
    did we get, have we had, had, was, were, been, there, on call, on-call
  `),
} as const;

/** What people look for in logs, by the words that they use. */
const EVENTS = saidPhrases(`
  errors, errs, warnings, exceptions, stack traces, stacktraces, timeouts, time-outs, failures, crashes,
  kernel panics, panics, segfaults, failed logins, failed login attempts, failed logons,
  failed logon attempts, login attempts, logon attempts, login failures, logon failures, failed ssh logins,
  failed ssh login attempts, failed authentications, authentication failures, auth failures, failed sign-ins,
  failed password attempts, brute force attempts, brute-force attempts, intrusion attempts,
  suspicious entries, denied traffic, denied packets, denied connections, blocked connections,
  blocked traffic, blocked requests, rejected mails, rejected messages, bounced mails, oom kills, oom killer,
  out of memory errors, out-of-memory errors, connection errors, connection refused errors, connection resets,
  disk errors, i/o errors, io errors, read errors, write errors, slow queries, deadlocks, 4xx, 5xx, 400s,
  401s, 403s, 404s, 499s, 500s, 502s, 503s, 504s, 5xx errors, 4xx errors, 500 errors, 502 errors, 503 errors,
  504 errors, 404 errors, http errors, tls errors, ssl errors, certificate errors, link flaps,
  interface flaps, port flaps, bgp flaps, account lockouts, lockouts, locked accounts, critical errors,
  fatal errors, replication errors, root logins, successful logins, anomalies, port scans,
  sql injection attempts, injection attempts, fehler, fehlermeldungen, errores, erreurs
`);

const LEVELS: Readonly<Record<string, string>> = {
  'errors only': 'error',
  'only errors': 'error',
  'error level': 'error',
  'only error lines': 'error',
  'only warnings': 'warning',
  'warnings only': 'warning',
  'warnings and errors': 'warning',
  'errors and warnings': 'warning',
  'only critical ones': 'critical',
};

/** Logs of one kind: which one is kept as it was said. */
const KINDS_OF_LOG = saidPhrases(`
  syslog, messages log, dmesg, dmesg output, kernel log, kernel logs, kernel messages, kernel ring buffer,
  event log, event logs, eventlog, system log, system event log, application log, application event log,
  security log, security event log, system events, application events, security events, windows event log,
  windows events, auth log, auth logs, authentication log, audit log, audit logs, audit trail, access log,
  access logs, error log, error logs, slow log, slow query log, slow-query log, query log, mail log,
  mail logs, traffic log, traffic logs, firewall log, firewall logs, vpn log, boot log, boot messages,
  reboot history, login history, command history, change log, trail, console output, stdout, debug log,
  debug logs, deployment log, build log, update log, backup log, cron log, error lines
`);

export const LOG_FACTS = {
  LOG_KIND: KINDS_OF_LOG,
  LOG_EVENT: EVENTS,
  SHOWN_LEVEL: Object.fromEntries(
    Object.entries(LEVELS).map(([words, level]) => [words, [argument('level', level)]]),
  ),
};
