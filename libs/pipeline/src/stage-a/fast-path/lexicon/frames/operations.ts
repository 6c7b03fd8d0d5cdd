import { phrases } from '../phrases.js';

/** Orders to services and hosts, as verbs, as nouns ("a restart of"), and in parts ("shut … down"). */
export const OPERATION_CUES = {
  RESTART_CUE: phrases(`
    restart, bounce, recycle, kick, re-start, restart of, a restart, a kick, a bounce, cycle,
    needs restarting, need restarting, needs bouncing, reinicia, reiniciar, reinicie, redémarre, redémarrer,
    neustarten, neu starten, starte neu, neustart von, neustart, respawn
  `),
  RESTARTED: phrases('restarted, bounced, recycled'),
  RELOAD_CUE: phrases(`
    reload, a reload, reload of, needs reloading, reread its config, re-read its config, reload config of,
    reload configuration of, recharge
  `),
  RELOADED: phrases('reloaded'),
  START_CUE: phrases(`
    start, launch, start up, fire up, spin up, bring up, bring back up, bring online, bring back online,
    get running, turn on, switch on, needs starting, kick off, démarre, inicia, iniciar, arranca, starte,
    starten, inicie
  `),
  STARTED: phrases(
    'started, launched, brought up, brought back up, brought online, turned on, switched on, running again',
  ),
  STOP_CUE: phrases(`
    stop, halt, terminate, shut down, shutdown, take down, bring down, switch off, turn off, take offline,
    stop running, detén, detener, pare, arrête, arrêter, stoppe, stoppen, beende
  `),
  STOPPED: phrases(
    'stopped, halted, terminated, shut down, taken down, switched off, turned off, brought down, taken offline',
  ),
  ENABLE_CUE: phrases(`
    enable, set to automatic, set to start automatically, start automatically, start on boot, start at boot,
    come up on boot, come up at boot, autostart, come up after a reboot, come up after reboot
  `),
  ENABLED: phrases('enabled'),
  DISABLE_CUE: phrases('disable, keep from starting at boot, disable at boot'),
  DISABLED: phrases('disabled'),
  KILL_CUE: phrases('kill, kill off, force-stop, force stop, force kill, hard kill'),
  KILLED: phrases('killed'),
  /** Verbs whose other half stands apart: "shut … down", "bring … up". */
  LOWER_PART: phrases('shut, take, bring, switch, turn, knock, power'),
  DOWN_PART: phrases('down, off, offline'),
  RAISE_PART: phrases('bring, turn, switch, get, fire, spin'),
  UP_PART: phrases('up, on, online, back up, back online, running, running again, up and running, up again'),
  REBOOT_CUE: phrases(`
    reboot, a reboot, reboot of, hard reboot, warm reboot, needs rebooting, neu booten, boote, neu hochfahren,
    warm boot, cold boot
  `),
  REBOOTED: phrases('rebooted'),
  SHUT_DOWN_CUE: phrases(`
    shut down, shutdown, power off, power down, poweroff, switch off, turn off, herunterfahren, fahr herunter,
    apaga, éteins, halt
  `),
  POWER_CYCLE_CUE: phrases('power-cycle, power cycle, powercycle, hard reset'),
  PID: phrases('pid, backend, session, job, process, process id, process number, proc'),
  AT_BOOT: phrases('at boot, on boot, at startup, on startup, permanently, automatically'),
  /** Before a participle: what is to happen, not what has happened. */
  PASSIVE: phrases('be, get, to be, needs to be, must be, should be, has to be, have to be, needs to get'),
} as const;
