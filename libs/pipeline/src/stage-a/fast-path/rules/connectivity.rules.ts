import type { RuleTable } from '../grammar/grammar.js';
import { argument } from '../meaning/fact.js';
import { comesFrom, destination } from '../meaning/time-and-place.js';
import { adds, chain } from '../meaning/transforms.js';

/** Whether one host reaches another, and until when a certificate holds. */
export const CONNECTIVITY: RuleTable = {
  connectivity: [
    ['ping <target>', destination],
    ['ping <target> from <from_host>', destination],
    [
      '(trace | traceroute) (route | path)? from <from_host> to <target>',
      chain(destination, adds(argument('protocol', 'traceroute'))),
    ],
    ['test <tcp_port> from <from_host> to <target>', destination],
    ['from <from_host> ping <target>', destination],
    [
      'can <from_host> (reach | ping | talk to | connect to | see) <target> ((on | over | at) <tcp_port>)?',
      destination,
    ],
    [
      '<tell_whether> <from_host> can (reach | ping | talk to | connect to) <target> ((on | over | at) <tcp_port>)?',
      destination,
    ],
    [
      '(is | are) <tcp_port> (open | reachable | listening | accessible | answering) (on | at) <target> (from <from_host>)?',
      destination,
    ],
    [
      '<tell_whether> <tcp_port> is (open | reachable | accessible) (on | at) <target> (from <from_host>)?',
      destination,
    ],
    ['(test | check) <tcp_port> (on | at) <target> (from <from_host>)?', destination],
    ['<tell_whether> <tcp_port> on <target> (is open | is reachable | answers | is accessible)', destination],
    ['is <target> (reachable | accessible | pingable) from <from_host>', destination],
    ['(test | check) (connectivity | connection) from <from_host> to <target> (on <tcp_port>)?', destination],
    ['does <target> resolve', destination],
    [
      '((when does | does) <certificate_of> (expire | run out) | is <certificate_of> still? (valid | expired))',
      chain(destination, adds(argument('protocol', 'tls'))),
    ],
    [
      '(tls | ssl)? certificate (on | of | for) <target> when does it (expire | run out)',
      chain(destination, adds(argument('protocol', 'tls'))),
    ],
  ],
  certificate_of: ['(tls | ssl)? certificate (on | of | for) <endpoint>'],
  from_host: [['<target>', comesFrom]],
};
