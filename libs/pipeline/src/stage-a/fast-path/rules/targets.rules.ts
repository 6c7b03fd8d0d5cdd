import type { RuleTable } from '../grammar/grammar.js';
import { adds, anyOf, chain, narrowed, plural, withoutFilters } from '../meaning/transforms.js';
import { ofEvery } from '../meaning/frame-checks.js';
import { namesService } from '../meaning/named-service.js';
import { completesNames } from '../meaning/host-list.js';

/** What an operation or a live question is about: named hosts, or a scope of many. */
export const TARGETS: RuleTable = {
  one_host: [
    '(host | server | machine | box | node | workstation | firewall | switch | router | vm)? (HOST | IP)',
  ],
  hosts: [['<host_list>', completesNames]],
  host_list: ['both? <one_host> ((and | & | + | / | as well as)? (on | of)? (<one_host> | SUFFIX))*'],
  target: [['<hosts>', withoutFilters]],
  this_host: [['LOCALHOST', withoutFilters]],
  endpoint: ['(<target> | <this_host>) <tcp_port>?'],
  asset: [['<hosts>', anyOf]],
  every: [
    ['(ALL | both)? <selection>', chain(plural, narrowed)],
    ['(every | each | every single) <selection>', chain(ofEvery, narrowed)],
  ],
  scope: [
    ['<environments> FLEET?', adds({ kind: 'scope', plural: true })],
    '<every>',
    ['ALL? ROLE (group | ring | pool | cluster)', adds({ kind: 'scope', plural: true })],
  ],
  service_name: ['(DAEMON | DATABASE_DAEMON)', ['NAME (service | daemon)', namesService]],
  service: ['(service | daemon)? <service_name> (service | daemon | process | server)?'],
  service_only: [['<service>', withoutFilters]],
  application: ['(application | app | service)? APPLICATION (service | application | app)?'],
  database: [['(DATABASE_NAME (database | db)? | (database | db) DATABASE_NAME)', withoutFilters]],
};
