/** Programs that a command line starts with. */
const PROGRAMS: ReadonlySet<string> = new Set(
  (
    'apt apt-get arp awk bash cat chgrp chmod chown chronyc cp crontab curl cut date dd df dig dmesg dnf docker du echo env ' +
    'fdisk find free fsck fuser getent git grep groupadd gzip halt head helm host hostname hostnamectl id ifconfig init iostat ' +
    'ip iptables journalctl kill killall kubectl last ls lsblk lscpu lsof mkdir mkfs mount mpstat mv mysql nc netstat nft nginx ' +
    'nmap nproc nslookup ntpq openssl passwd ping pkill podman poweroff ps psql pwd python python3 reboot redis-cli rm rmdir route ' +
    'rpm rsync sar scp sed service sh shutdown ss ssh stat su sudo swapon sysctl systemctl tail tar tcpdump tee timedatectl top ' +
    'touch traceroute truncate ufw umount uname unzip uptime useradd userdel usermod vgs vmstat w wget who whoami xargs yum zfs ' +
    'zpool ipconfig netsh powershell sc tasklist taskkill wmic robocopy dir del diskpart gpupdate gpresult vssadmin vacuumdb ' +
    'dropdb createdb pg_dump pg_restore pg_ctl mysqldump mongodump mongo mongosh rabbitmqctl lynis certbot ansible terraform ' +
    'nvidia-smi smartctl ethtool mdadm lvextend resize2fs xfs_growfs parted wipefs shred mkswap swapoff chkdsk sfc dism repadmin ' +
    'dcdiag nltest w32tm klist certutil iisreset bcdedit cipher format reg schtasks cmd pwsh make npm node java perl ruby php ' +
    'crictl ctr etcdctl kubeadm nomad consul vault haproxy pvs lvs lvcreate lvremove vgremove dnf5 zypper snap flatpak loginctl'
  ).split(' '),
);
const CMDLET =
  /^(?:Get|Set|New|Remove|Start|Stop|Restart|Test|Invoke|Clear|Enable|Disable|Add|Out|Select|Unlock|Lock|Move|Copy|Rename|Import|Export|Install|Uninstall|Format|Suspend|Resume|Reset|Update|Register|Unregister|Measure|Where|Sort)-[A-Z]\w+$/;
const MKFS = /^mkfs(?:\.\w+)?$/;

/** Whether a word begins a command line: a program's name, a script's path, or a cmdlet. */
export function isProgram(word: string): boolean {
  return (
    PROGRAMS.has(word.toLowerCase()) ||
    CMDLET.test(word) ||
    MKFS.test(word) ||
    /^(?:\.?\/|[A-Za-z]:\\)/.test(word)
  );
}

export function isCmdlet(word: string): boolean {
  return CMDLET.test(word);
}

/** Options, redirections, paths and the like: prose has none. */
const SHELL = /(?:^|\s)-{1,2}\w|[|<>=&$]|(?:^|\s)\/\w|^sudo\s|\s[A-Za-z]:\\|^\.?\//;

/** Whether a text can only be a command line, wherever it stands. */
export function isCommandLine(text: string): boolean {
  const [first = ''] = text.trim().split(/\s+/);
  return isProgram(first) && !/,\s|^kill\s+-\S+\s+[a-z]/i.test(text) && (SHELL.test(text) || isCmdlet(first));
}
