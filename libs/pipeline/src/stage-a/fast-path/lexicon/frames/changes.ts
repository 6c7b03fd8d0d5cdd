import type { Fact } from '../../meaning/fact.js';
import { phrases, saidPhrases } from '../phrases.js';

const LATEST: readonly Fact[] = [{ kind: 'text', value: 'latest' }];

/** Software, data and settings: what is changed, and by which words. */
export const CHANGE_CUES = {
  DEPLOY_CUE: phrases(`
    deploy, roll out, rollout, release, ship, push, push out, put, bring out, install, upgrade, update,
    rollout of, deployment of, publish, promote, bump, despliega, desplegar, ausrollen, déploie, implanta
  `),
  DEPLOY_PART: phrases('roll, push, bring, put'),
  INSTALL_CUE: phrases('install, instala, installiere, installer'),
  PATCH_CUE: phrases('patch, update, upgrade, apply, install, roll out, push, flash, load, put'),
  /** Says without a noun that it is the software that is to be renewed. */
  PATCH_ALL_CUE: phrases('patch, fully patch, bring up to date, bring up to latest patch level, patch up'),
  PATCH_NOUN: saidPhrases(`
    patches, security patches, pending patches, pending security patches, updates, security updates,
    pending updates, pending security updates, latest patches, latest updates, latest security patches,
    latest security updates, os updates, os patches, kernel update, kernel updates, kernel patch,
    kernel patches, firmware, new firmware, latest firmware, firmware update, firmware upgrade,
    cumulative update, latest cumulative update, this month's cumulative update, this month's patches,
    this month's updates, monthly patches, monthly updates, windows updates, windows update,
    outstanding updates, outstanding patches, available updates, all updates, all patches,
    all pending updates, all pending patches, packages, all packages, hotfixes, missing patches,
    missing updates, january patches, february patches, march patches, april patches, may patches,
    june patches, july patches, august patches, september patches, october patches, november patches,
    december patches, service pack
  `),
  DEPLOY_NOISE: phrases(`
    version, release, build, tag, version of, release of, hotfix, bugfix, package, live, onto, into, up to,
    up, out, software, as, via
  `),
  /** Versions by a word. */
  VERSION_WORD: {
    latest: LATEST,
    newest: LATEST,
    'latest version of': LATEST,
    'latest release of': LATEST,
    'newest version of': LATEST,
    'newest release of': LATEST,
    new: LATEST,
    stable: [{ kind: 'text', value: 'stable' }],
  } satisfies Record<string, readonly Fact[]>,
  ROLL_BACK_CUE: phrases(
    'roll back, rollback, revert, downgrade, rollback of, go back, step back, undo deployment of, back out',
  ),
  BACK_UP_CUE: phrases(`
    back up, backup, backup of, a backup of, take a backup of, make a backup of, create a backup of,
    do a backup of, run a backup of, snapshot, snapshot of, a snapshot of, take a snapshot of,
    make a snapshot of, create a snapshot of, copy of, a copy of, save a copy of, make a copy of,
    keep a copy of, take a copy of, a safety copy of, make a safety copy of, dump of, a dump of,
    take a dump of, make a dump of, do a dump of, dump, archive, save, take a backup, make a backup,
    create a backup, run a backup, take a snapshot, make a snapshot, create a snapshot, full backup of,
    a full backup of, take a full backup of, do a full backup of, make a full backup of, need a backup of,
    need a snapshot of, sichere, sichern, backup von, haz un respaldo de, respalda, copia de seguridad de,
    haz una copia de seguridad de, sauvegarde, faça um backup de, export a dump of, back
  `),
  DATA_NOUN: saidPhrases(`
    running config, running configuration, config, configuration, startup config, device config,
    switch config, router config, firewall config, firewall rules, rule base, ruleset, shares, shared files,
    home directories, volumes, volume, data volume, vm, system state, mailboxes, mailbox, crontab, table,
    tables, everything on
  `),
  BACK_UP_NOISE: phrases(`
    database, db, schema, databases, base, base de datos, datenbank, base de données, folder, directory, file,
    files, data, first, take, take one now, safe copy, aside, over, no reload, recent, up, before we touch it,
    before we patch, before patching, before upgrade, before update, before migration, before change,
    before deployment, before release, fresh, full, somewhere safe, off-box, off box, offsite, as it is,
    as is, to be safe, to be on safe side, in case, entire, whole, complete, und, aus, into, onto, target is,
    destination is, to, extra, quick, todo
  `),
  RESTORE_PART: phrases('put, bring, get, roll, wind, take, load, set, reset, turn'),
  RESTORE_CUE: phrases(`
    restore, restored, recover, bring back, get back, put back, roll back, rewind, go back to,
    has to go back to, needs to go back to, restore of, a restore of, undelete, retrieve, reload from backup,
    restaura, restaurar, recupera, stelle wieder her, stell wieder her, wiederherstellen, restauriere,
    do a restore of, revert, reset
  `),
  RESTORE_NOISE: phrases(
    'back, wieder her, onto, into, from, aus, out of, und, as of, point, set, saved, was, again, over, ovewrite whatever is there, overwrite whatever is there, someone deleted half of it, i overwrote it',
  ),
  FAIL_OVER_CUE: phrases(
    'fail over, failover, failover of, switch over, trigger a failover of, do a failover of, initiate failover of, promote',
  ),
  FAIL_PART: phrases('fail, switch'),
  FAIL_OVER_NOISE: phrases('from, please, now, the, database, db, cluster, in, a, an, of, traffic, back'),
  OVER_PART: phrases('over'),
  DELETE_CUE: phrases(`
    delete, deleted, erase, wipe, purge, empty, truncate, clear, clear out, clean out, clean up, cleanup,
    drop, flush, remove, rm, get rid of, destroy, format, nuke, prune, throw away, zap, shred, blow away,
    clean, wiping, deleting, erasing, purging, lösche, löschen, borra, elimina, supprime, efface, apaga,
    vacía, delete everything, delete all
  `),
  OLDER: phrases('older than, that are older than, which are older than, older, more than, over, before'),
  /** Of a machine alone these mean all its data. */
  WIPE_CUE: phrases('wipe, format, erase, shred, reformat, zero, wipe clean, factory reset'),
  DELETE_NOISE: phrases(
    'completely, entirely, whole, from, out, out of, und, its, all of its, whatever is in, what is in, irreversibly, for good, permanently, right away',
  ),
} as const;

/** Where data is brought back from. */
const SOURCES = saidPhrases(`
  before migration, before upgrade, before change, monday's snapshot, friday's snapshot, sunday's snapshot,
  monday's dump, friday's dump, backup set, saved running config, backup, last backup, latest backup,
  last night's backup, yesterday's backup, sunday backup, monday backup, weekly backup, nightly backup, dump,
  last dump, latest dump, last night's dump, yesterday's dump, sunday dump, monday dump, tuesday dump,
  wednesday dump, thursday dump, friday dump, saturday dump, snapshot, last snapshot, latest snapshot,
  yesterday's snapshot, last night's snapshot, shadow copy, saved config, yesterday's version of,
  yesterday's version, last night's version of, previous version of, backup from, snapshot from, dump from,
  dump from before migration, dump from before upgrade, most recent backup, most recent snapshot,
  most recent dump, friday's backup, sunday's backup, monday's backup, copy, full backup, nightly dump, tape,
  archive, morning's backup, this morning's backup, this morning's snapshot, copia, respaldo,
  last good backup, last known good backup, sicherung, letzten backup, letzten sicherung, von gestern
`);

/** Data that is deleted, by what it is called. */
const ERASED = saidPhrases(`
  logs, log files, old logs, old log files, rotated logs, rotated log files, files, old files, temp files,
  temporary files, tmp files, core dumps, crash dumps, snapshots, old snapshots, its snapshots, all snapshots,
  volumes, all volumes, volume, disk, disks, hard disk, hard drive, partition, cache, caches, table, tables,
  every table, all tables, rows, records in, queue, queues, messages, all messages, backups, old backups,
  mailbox, mailboxes, folder, directory, contents of, content of, everything in, everything under,
  everything below, everything on, everything from, all files in, all files under, all data, data, all, every,
  keys, all keys, index, indices, old indices, images, unused images, docker images, containers,
  temp directory, archive, archives, exports, old exports, dumps, old dumps, packages, package cache, spool,
  print queue, mail queue
`);

/** Words that are kept as they were said. */
export const CHANGE_FACTS = { RESTORE_SOURCE: SOURCES, ERASED_NOUN: ERASED };
