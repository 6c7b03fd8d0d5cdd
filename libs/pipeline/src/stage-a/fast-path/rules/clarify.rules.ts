import type { RuleTable } from '../grammar/grammar.js';
import { asks, chain, missing, singular, withoutFilters } from '../meaning/transforms.js';

/** Requests whose action is plain but whose object is not: they are asked back, never guessed. */
export const CLARIFY: RuleTable = {
  unclear: [
    ['RESTART <unclear_service>?', asks('restart_service', ...missing('service', 'host'))],
    ['START <unclear_service>?', asks('start_service', ...missing('service', 'host'))],
    ['(STOP | kill) <unclear_service>?', asks('stop_service', ...missing('service', 'host'))],
    ['(STOP | kill) (everything | all | all services)', asks('stop_service', ...missing('service', 'host'))],
    [
      '(REBOOT | SHUT_DOWN | POWER_CYCLE) (everything | all | all servers | all hosts | all machines)',
      asks('reboot_host', ...missing('scope')),
    ],
    ['check <service_only>', asks('check_status', ...missing('host'))],
    ['<log_verb>? LOGS (of | for | from) <service_only>', asks('view_logs', ...missing('host'))],
    ['(REBOOT | SHUT_DOWN | POWER_CYCLE) <unclear_host>?', asks('reboot_host', ...missing('host'))],
    ['(DEPLOY | push) <unclear_version>?', asks('deploy_application', ...missing('application', 'host'))],
    ['(make | take | create | do | run) (a)? backup', asks('backup_data', ...missing('database', 'host'))],
    ['(BACK_UP) <pronoun>?', asks('backup_data', ...missing('database', 'host'))],
    ['restore (backup | it | that | data)?', asks('restore_data', ...missing('database', 'host'))],
    [
      '(DELETE | DROP) (it | that | them | those | everything | old stuff | old ones | all | data)',
      asks('delete_data', ...missing('scope')),
    ],
    [
      '(run | execute) (script | command | it | that | cleanup | job)',
      asks('run_command', ...missing('command', 'host')),
    ],
    [
      '(fix | repair) (it | that | this | thing | problem | issue)',
      asks('fix_problem', ...missing('subject')),
    ],
    [
      '(something | it | thing) is (broken | wrong | not working)',
      asks('diagnose_issue', ...missing('subject')),
    ],
    ['(open | close) port', asks('update_security', ...missing('port', 'host'))],
    [
      '(change | update) (setting | settings | config | configuration | it) (back)?',
      asks('update_config', ...missing('setting', 'host')),
    ],
    [
      'check (on)? (thing | it | that | this | that one | things | everything)',
      asks('check_status', ...missing('subject')),
    ],
    ['check <one_of_many>', asks('check_status', ...missing('host'))],
    [
      '(is | are) (it | that | this | they | thing | that one | everything) (back)? (still)? LIVE (again | yet | now)?',
      asks('check_status', ...missing('subject')),
    ],
    [
      'is (database | server | service | site | website | box | machine | app | db) LIVE',
      asks('check_status', ...missing('subject')),
    ],
    [
      '(how is | what is | check | SHOW)? METRIC (on | of | for) (it | that | that one | this one | that box | that server)',
      asks('get_metrics', ...missing('host')),
    ],
    ['(SHOW (me)? | and | what about | check)? LOGS', asks('view_logs', ...missing('subject'))],
    [
      '(everything | it | all | system) (feels | is | seems) (so)? (slow | sluggish)',
      asks('diagnose_performance', ...missing('subject')),
    ],
    [
      '(SHOW me? | look up)? (details | record | info) (of | for | on) (it | that | that one | that box | this one)',
      asks('get_asset', ...missing('asset')),
    ],
    [
      'how many of (them | those | these) (are | have | run) <pointed>',
      asks('count_assets', ...missing('scope')),
    ],
    [
      '(and | but)? (which | what) of (them | those | these) (are | have | run) <pointed>',
      asks('list_assets', ...missing('scope')),
    ],
    ['(and | now | and now)? only <before> ones', asks('list_assets', ...missing('scope'))],
    [
      '(list | show) <thing> (in | at) other (data center | site | environment)',
      asks('list_assets', ...missing('scope')),
    ],
    [
      '(what | who | where) (is | was) (its | their) <asked_field> (again)?',
      asks('get_asset', ...missing('asset')),
    ],
    [
      'have a look at (that | this) ANY_NOUN (is it LIVE)?',
      chain(withoutFilters, asks('check_status', ...missing('host'))),
    ],
    [
      '(test | check) (connection | connectivity) between (two | them | those two)',
      asks('check_connectivity', ...missing('host')),
    ],
    ['(test | check) (connection | connectivity)', asks('check_connectivity', ...missing('host'))],
    [
      '(remove | delete) (that | this) (old)? ANY_NOUN (from INVENTORY)?',
      asks('delete_asset', ...missing('asset')),
    ],
  ],
  pointed: ['<quality>', 'STATUS', '<feature>'],
  pronoun: [
    '(it | that | this | them | those | these | that one | this one | thing | that thing) (again | once more | now | back up)?',
  ],
  unclear_service: [
    '<pronoun>',
    '(that | this | a)? (service | process | daemon) (again | once more)?',
    'again',
  ],
  unclear_host: ['<pronoun>', '<one_of_many>', '(that | this) (ANY_NOUN | NOUN) (again)?'],
  one_of_many: [['(a)? (NOUN | ANY_NOUN)', chain(singular, withoutFilters)]],
  unclear_version: ['(new | latest)? (version | release | build | update)', '<pronoun>'],
};
