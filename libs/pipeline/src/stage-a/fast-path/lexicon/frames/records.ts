import { phrases, saidPhrases } from '../phrases.js';

/** Inventory records, settings, accounts, firewalls and repairs. */
export const RECORD_CUES = {
  RECORD_NOUN: phrases(`
    record, records, entry, inventory, inventory entry, inventory record, inventory records, cmdb, cmdb entry,
    cmdb record, cmdb records, asset, assets, asset list, asset register, asset entry, asset record,
    asset database, asset inventory, books, file, system of record, equipment list, register, its record,
    its entry, database of assets, inventory list, item, ci, inventar
  `),
  REMOVE_RECORD_CUE: phrases(`
    delete, remove, purge, drop, erase, take, take off, take out, strike, strike off, deregister, unregister,
    get rid of, nuke, del, wipe, throw out, clean up, kick out, lösche, entferne, borra, elimina, supprime,
    retire from
  `),
  OFF_PART: phrases('off, out of, from, out, aus, del, de'),
  SET_CUE: phrases(`
    set, change, update, correct, switch, make, assign, reassign, move, transfer, hand over, put, mark, flag,
    note, record, register, enter, amend, adjust, fix, edit, give, label, tag, rename, store, add, ändere,
    setze, cambia, pon
  `),
  SET_NOISE: phrases(`
    to, as, in, is, it is, now, should be, from now on, new, its, value, field, on file, back, says, wrong,
    is wrong, accordingly, so, into, over to, with, got, moved, has moved, has been moved, was moved,
    belongs to now, that, be, being, listed, marked, recorded, shuld be, has changed, changed, instead
  `),
  TURN_ON: phrases('turn on, switch on, enable, activate'),
  TURN_OFF: phrases('turn off, switch off, disable, deactivate'),
  TURN_PART: phrases('turn, switch'),
  POINT_CUE: phrases(
    'point, use, direct, switch, should use, set, must use, has to use, needs to use, repoint, aim',
  ),
  NEW_RECORD_CUE: phrases(
    'register, add, create, enter, put, enrol, enroll, onboard, record, take, include, file',
  ),
  REGISTER_CUE: phrases('register, enrol, enroll, onboard, create a record for, add a record for'),
  NEW_WORD: phrases(
    'new, called, with, ip, address, ip address, at, in, into, to, as, a, an, for, and, it, hostname, owner',
  ),
  VALUE_WORD: saidPhrases(
    'debug, info, warn, warning, error, trace, on, off, yes, no, true, false, auto, none, enabled, disabled, utc, full, half, always, never, permissive, enforcing',
  ),
  RAISE_SETTING: phrases('raise, increase, bump, bump up, turn up, extend, erhöhe, aumenta, sube, push up'),
  LOWER_SETTING: phrases(
    'lower, decrease, reduce, turn down, shorten, cap, limit, drop, senke, baja, bring down, cut',
  ),
  SETTING_CUE: phrases(`
    put back, needs to be, should be, set, change, adjust, configure, put, tune, update, switch, make, setze,
    cambia
  `),
  SETTING_NOISE: phrases(`
    to, at, up to, down to, by, value, setting, parameter, in its config, in config, config, configuration,
    option, from now on, instead, per, its, as, be, should, entry, directive, into, und, auf, von, a, an, for,
    on, and, in, of
  `),
  /** Settings by their everyday names. */
  SETTING_NAME: saidPhrases(`
    timeout, session timeout, idle timeout, connection timeout, keepalive timeout, request timeout,
    read timeout, mtu, uplink mtu, ntp server, ntp servers, dns server, dns servers, nameserver, nameservers,
    dns client, log level, loglevel, debug level, debug logging, verbose logging, logging, page file,
    pagefile, swap size, swappiness, heap, heap size, java heap, max heap, buffer size, cache size, pool size,
    connection pool, thread pool, thread count, ntp, dns, heap to, max memory, buffer pool, work mem,
    shared buffers, default route, keepalive, keep-alive, worker count, workers, number of workers,
    max connections, maximum connections, connection limit, open files limit, file descriptor limit, ulimit,
    memory limit, cpu limit, time zone, timezone, hostname, default gateway, gateway, proxy, proxy server,
    syslog server, syslog target, smtp relay, relay host, mail relay, banner, motd, retention, log retention,
    retention period, rotation, log rotation, rate limit, upload limit, max upload size, vlan, duplex, speed,
    replication factor, backup window, backup schedule, cron schedule, environment variable, feature flag,
    maintenance mode, read-only mode, document root, listen port, snmp community, description, sysctl,
    kernel parameter
  `),
  FIX_CUE: phrases(`
    fix, repair, sort out, get working, get working again, get it working, get it working again,
    get running again, get it running again, make work, make work again, make it work again, resolve, remedy,
    put right, put it right, unstick, heal, cure, get rid of, mend, straighten out, clear up, take care of,
    do something about, do something, sort it out, fix it, repair it, resolve it, get it going again,
    get going again, unblock, rectify, troubleshoot and fix, fix up, make it healthy again,
    get back to normal, get healthy, bring back to life, bring back to health, recover, deal with, repariere,
    behebe, arregla, repara, répare
  `),
  PROBLEM_NOUN: saidPhrases(`
    replication, replication lag, broken replication, packet loss, domain trust, trust relationship,
    zone replication, dns resolution, name resolution, time sync, time drift, clock drift, clock skew, sync,
    raid, degraded raid, array, mail queue, print queue, stuck queue, memory leak, disk errors,
    filesystem errors, connection problem, connection problems, connectivity, network problem,
    network problems, routing, bgp session, bgp, vpn tunnel, tunnel, login problem, login problems,
    certificate problem, certificate error, performance problem, backup problem, failing backup,
    failing backups, broken backup, broken backups, failed backup, build agent, agent, problem, problems,
    issue, issues, error, errors, fault, mess, whatever, whatever is wrong, whatever you find, what is wrong,
    what is broken, wrong, trouble, link, interface, dns, dhcp, cron, shared drive, share, login, db,
    database, flapping, flapping link, flapping interface, 502s, 500s, 503s, timeouts, crash loop, crashes,
    locks, lock, deadlock, deadlocks, high load, load, full disk, disk space problem, health check,
    failing health check, broken, stuck, hands out, throws, keeps throwing, hanging, cluster, node,
    broken config, corrupted index, index, corrupt index, permissions problem, high memory usage, lag
  `),
} as const;
