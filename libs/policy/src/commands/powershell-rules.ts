const words = (text: string): string[] => text.split(' ');

/** Verbs of cmdlets that lose data, cause an outage, weaken security or raise privilege, whatever the noun. */
export const DESTRUCTIVE_VERBS: ReadonlySet<string> = new Set(
  words(
    'remove stop clear format reset disable uninstall unregister dismount suspend revoke grant initialize ' +
      'restore undo block unblock deny limit resize repair unprotect',
  ),
);

/** Cmdlets whose verb is harmless with other nouns. */
export const DESTRUCTIVE_CMDLETS: ReadonlySet<string> = new Set(
  words(
    'restart-computer set-acl set-executionpolicy set-mppreference set-localuser set-aduser set-adaccountpassword ' +
      'set-partition set-disk set-netfirewallprofile set-netfirewallrule new-netfirewallrule enable-netfirewallrule ' +
      'new-localuser new-aduser new-psdrive add-localgroupmember add-adgroupmember add-adpermission enable-psremoting ' +
      'invoke-expression invoke-wmimethod invoke-cimmethod move-adobject set-service set-itemproperty set-content out-file start-process start-job register-scheduledtask new-service',
  ),
);

/** Cmdlets that run a block or a line on other hosts: what they run is judged with the rest of the line. */
export const POWERSHELL_ALIASES: ReadonlySet<string> = new Set(
  words('ri rm rmdir rd del erase clc cli clp spps kill spsv iex saps start rp rv sp sc'),
);

/** Verbs that mark a word as a cmdlet; destructive ones included by the code that reads this. */
export const OTHER_VERBS: ReadonlySet<string> = new Set(
  words(
    'get set new add start restart test measure select where sort group foreach out export import convertto ' +
      'convertfrom write read show find invoke enter exit enable copy move rename join split compare update install ' +
      'register resolve wait receive send push pop debug trace use watch checkpoint mount save publish sync ' +
      'backup compress expand connect disconnect merge edit open close lock unlock hide skip step switch tee',
  ),
);
