/** Words of change beyond those that the rules use; a request with one of them is never taken for small talk. */
export const CHANGE_WORDS: ReadonlySet<string> = new Set(
  (
    'and then also afterwards after plus but nuke destroy kill drop disable enable revoke grant approve allow deny permit chmod chown ' +
    'sudo uninstall install flush truncate format overwrite push merge apply terminate suspend resume scale drain cordon lock unlock ' +
    'block unblock close add remove create change set modify edit move copy rename reset rotate renew patch upgrade update ' +
    'upload disconnect detach attach mount unmount fail failover switch turn bring shut power boot erase wipe purge clear empty ' +
    'cancel abort pause freeze isolate quarantine ban evict delete insert select alter root admin password credentials secret token ' +
    'obliterate annihilate trash bin scrap decommission retire zap crash break damage encrypt decrypt shred backup restart reboot start stop reload restore deploy release run execute configure migrate kick bounce halt recycle mute schedule register'
  ).split(' '),
);
