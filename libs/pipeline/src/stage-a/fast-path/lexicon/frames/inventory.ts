import { argument } from '../../meaning/fact.js';
import { phrases } from '../phrases.js';

/** Questions to the inventory, network paths and secrets. */
export const INVENTORY_CUES = {
  LIST_CUE: phrases(`
    list, show me, show us, show, which, what, find me, find, give me, get me, any, enumerate, name, display,
    print, pull up, pull, every, all, what are, which are, i need, i want, i need to see, i want to see,
    let me see, i would like to see, need, need a list of, a list of, list of, full list of, complete list of,
    a full list of, overview of, roll call of, do we have, do we have any, have we got any, are there any,
    search for, look up, tell me, tell me which, who has, what do we have, what have we got, what is there,
    send me a list of, send me, write me a list of, welche, zeig mir, muéstrame, muestra, quelles, quels,
    lista, liste, listar, montre-moi, qué, cuáles, quais
  `),
  EXPORT_CUE: phrases(
    'export, dump, save, extract, download, write, put, produce, generate, create, send, hand, exprot',
  ),
  EXPORT_NOISE: phrases(
    'export, dump, a dump, file, into, as, to, in, columns, column, full, complete, whole, entire, for me, so i can mail it, want, auditors want, auditors need, auditor needs, need, needs, land, should, that i can, hand to auditors, write, put, produce, generate, create, send, hand, make, me, have, could, i, can, get, opened in excel, for excel, excel',
  ),
  COUNT_CUE: phrases(`
    counts, just counts, with figures, with numbers, in figures, only counts, total no of, nr of, no of,
    num of, how many, count, number of, total of, total number of, total, count of, a count of, machine count,
    host count, server count, device count, head count, headcount, how big is, how large is, a tally,
    as a tally, tally of, i only need number, only number, number only, figures only, only figure, in numbers,
    just number, size of, how much of, tally, quantity of, what is count of, what is number of,
    what is total number of, what is total, give me count of, give me number of, wie viele, wieviele, cuántos,
    cuántas, cuantos, quantos, quantas, combien de, only number of, exact number of, how many of
  `),
  SELECT_NOISE: phrases(`
    a, an, of, on, in, for, at, is, are, there, we, i, you, me, us, our, do, can, could, would, does, please,
    right now, now, currently, at moment, today, still, tell, know, want, need, see, show, get, find, check,
    look up, any idea, do you know, let me know, i want to know, i would like to know, i need to know,
    need to know, want to know, which, what, wir, haben, en, de, la, los, las, im, der, die, das, auf, von,
    in der, en el, dans, les, des
  `),
  INVENTORY_NOISE: phrases(`
    we have, do we have, have we got, we own, do we own, we run, do we run, are there, there are, is there,
    exist, in total, all in all, altogether, in all, all told, overall, on our books, on books, on record,
    in inventory, in cmdb, on file, according to inventory, right now, currently, at moment, nowadays,
    as of today, that we have, that we own, that we run, we operate, that we operate, we look after,
    are running, is running, running, run, are, that are, which are, that is, laufen, sind, gibt es, hay,
    haben wir, hay en, tenemos, y a-t-il, il y a, avons-nous, todos, todas, alle, alles, tous, toutes, los,
    las, got, still, list them, list em, show them, please list them, live in, sit in, stand in, located in,
    racked in, hosted in, kept in, based in, housed in, deployed in, located at, that live in, that sit in,
    that are located in, that are in, which are in, that belong to, site, data center, team, belong to,
    belonging to, looked after by, maintained by, being, registered, enrolled, of ours, for me, for us, own,
    owns, owned by, manages, managed by, look after, looks after, responsible for, is responsible for,
    these days, this one, left, already, fitted, installed, recorded, answer for, per cmdb, from cmdb,
    all sites, any site, across all sites, as per inventory, hardware list, that run, which run, what,
    gehören, appartiennent à, gehört, pertenecen a, stehen, betreut
  `),
  FIELD_NOISE: phrases(`
    who, whose, which, what, of, for, is, are, to, in, where, belong, belongs to, belong to, responsible,
    does, do, has, have, run, runs, on, use, uses, in charge, looks after, look after, owns, own, recorded,
    registered, listed, noted, on file, on record, in inventory, in cmdb, according to inventory, stored,
    given, assigned, assigned to, have on file, have on record, we, do we have, we have, say, tells,
    installed, built in, mounted, mounted in, racked, sit, sits, located, stand, stands, housed, carry,
    carries, exactly, everything, all, provide, kindly provide, nr, no, build, and, plus, kind, or,
    carried by, pull up, then, you have, is there, there, full, exact, current, again, please read me,
    read me, asset, entry, record, under, can, i, reach, number, it, name me
  `),
} as const;

export const NETWORK_CUES = {
  REACH: phrases(`
    reach, ping, talk to, connect to, see, get to, get through to, access, open a connection to, reaches,
    connects to, gets through to, can reach, hit, connect
  `),
  CAN: phrases(`
    can, could, does, is able to, if, whether, that, see if, see whether, check if, check whether, check that,
    tell me if, tell me whether, verify that, confirm that, test if, test whether, able to, still,
    does it look like, find out if, find out whether, is it possible for
  `),
  PATH_TEST: phrases(`
    connectivity, connection, network path, path, route, reachability, test connection, test connectivity,
    check connection, check connectivity, network connectivity, network connection, tcp connection
  `),
  NETWORK_NOISE: phrases(
    'tls handshake, handshake, side by side, answers, answer, whether port, answers on, service, or not, even, please, still, test, check, port, tcp, on, over, at, via, through, using, still, from, to, and, between, network, run, do, quick, make, there, works, working, is, open, reachable, up, ok, fine, established, possible, with, connectivity, whether, if, the, does, work, successfully, side, end, into',
  ),
  ANSWERING: phrases(
    'open, reachable, answering, listening, accessible, responding, answer, listen, respond, answers, listens, responds, being listened on, offen, abierto, ouvert, up',
  ),
  CERTIFICATE: phrases(`
    certificate, cert, tls certificate, tls cert, ssl certificate, ssl cert, https certificate, https cert,
    server certificate, web certificate, certificado, zertifikat, certificat
  `),
  EXPIRY: phrases(`
    expire, expires, expired, expiring, expiry, expiration, expiry date, expiration date, run out, runs out,
    running out, valid, validity, valid until, still valid, good for, good until, check, last, lasts, due,
    due for renewal, about to expire, end, ends, ran out, days left, time left, vence, caduca, läuft ab,
    gültig, expiration dates
  `),
  CERTIFICATE_NOISE: phrases(`
    when, until when, how long, how many days, how much longer, date, whether, if, got, has, presented by,
    soon, did it, did, it, that, or, check, test, used by, served by, installed on, website, site, and, on it,
    left, still
  `),
} as const;

export const SECRET_CUES = {
  SECRET_NOISE: phrases(`
    stored, share, print, hand me, hand over, current, for, to, out, out of vault, in plain text, in clear,
    in cleartext, plaintext, read out, reveal, dig out, retrieve, fetch, look up, want, need, i need, i want,
    who, knows, again, send, me, tell, give, us, all, from, password safe, pull, extract, dump, list, show,
    what is, what are, account, user, connect, log in, with, use, can, i, output, as plain text, plain text,
    in full, content of, contents of, cat, file, urgent, of, the, in, audit, only want to check file date,
    i only want to check file date, only want to see whether an account is locked, for a check, once,
    login as, used by, used for, belonging to, necesito, cuál es, contraseña de, dame, wie lautet, forgot,
    i forgot, lost, i lost
  `),
} as const;

/** What is kept secret, by what it is called. */
const SECRETS = `
  password, passwords, passwd, pwd, pw, passphrase, sudo password, login password, enable password, local password,
  ssh password, db password, database password, service account password, contraseña, passwort, kennwort, mot de passe,
  senha, credentials, creds, login credentials, login data, login details, login, logins, access data,
  username and password, credenciales, zugangsdaten, identifiants, db credentials, database credentials, ssh credentials,
  vault creds, vault credentials, stored credentials, private key, private keys, ssh key, ssh private key,
  private ssh key, ssh keys, tls private key, tls key, ssl key, key file, keyfile, host key, private host key,
  certificate key, pem file, pem key, token, tokens, api token, api tokens, access token, bearer token, api key,
  api keys, secret key, access key, auth token, service token, deploy token, secret, secrets, client secret,
  snmp community, snmp community string, community string, service account secret, webhook secret, encryption key,
  preshared key, pre-shared key, psk, connection string, connection strings, db connection string, dsn, jdbc url,
  local administrator password, bind password, ldap bind password, laps password, recovery key, license key
`;

export const SECRET_WORDS = {
  SECRET: Object.fromEntries(phrases(SECRETS).map((words) => [words, [argument('kind', words)]])),
};
