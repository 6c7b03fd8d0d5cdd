/** When a program loses data, causes an outage, weakens security or raises privilege. */
export interface ProgramRule {
  /** A trailing `*` stands for anything. */
  readonly programs: readonly string[];
  /**
   * `always`; where one of these words stands among the arguments; or unless one of them does. The words
   * are compared whole and case-blind; a trailing `*` stands for anything. `matching` sees their case.
   */
  readonly destructive:
    | 'always'
    | { readonly with: readonly string[] }
    | { readonly unless: readonly string[] }
    | { readonly matching: RegExp };
}

const words = (text: string): string[] => text.split(' ');

export const PROGRAM_RULES: readonly ProgramRule[] = [
  // Data
  {
    programs: words(
      'rm rmdir unlink shred srm wipe wipefs dd mkfs* mke2fs mkswap blkdiscard fdisk sfdisk gdisk sgdisk parted ' +
        'lvremove vgremove pvremove lvreduce cryptsetup truncate dropdb dropuser sdelete del erase rd format ' +
        'diskpart cipher pg_resetwal pg_restore',
    ),
    destructive: 'always',
  },
  { programs: ['find'], destructive: { with: ['-delete', '-fprint*', '-fls'] } },
  { programs: ['rsync'], destructive: { with: ['--delete*', '--remove-source-files'] } },
  { programs: ['mv'], destructive: { with: ['/dev/*'] } },
  { programs: ['mdadm'], destructive: { with: words('--zero-superblock --stop -s --fail -f --remove -r') } },
  {
    programs: ['zfs', 'zpool', 'btrfs'],
    destructive: { with: words('destroy rollback delete labelclear offline') },
  },
  { programs: ['crontab'], destructive: { unless: ['-l'] } },
  { programs: words('fsck* e2fsck xfs_repair btrfsck chkdsk'), destructive: { unless: ['-n'] } },
  { programs: ['curl'], destructive: { with: words('delete -xdelete --request=delete') } },
  { programs: ['wget', 'http', 'https', 'xh'], destructive: { with: words('delete --method=delete') } },
  { programs: ['logrotate'], destructive: { with: ['-f', '--force'] } },
  { programs: ['journalctl'], destructive: { with: ['--vacuum-*', '--rotate'] } },
  { programs: ['vssadmin', 'wbadmin'], destructive: { with: ['delete*', 'resize'] } },
  { programs: ['wevtutil'], destructive: { with: ['cl', 'clear-log'] } },
  { programs: ['reg'], destructive: { with: words('delete add import load unload restore') } },
  {
    programs: ['redis-cli'],
    destructive: { with: words('flushall flushdb del unlink shutdown config eval script debug') },
  },
  {
    programs: ['git'],
    destructive: {
      with: words('--force* -f* -d --delete --hard clean filter-branch --mirror --prune +* rm drop clear'),
    },
  },
  // Outage
  {
    programs: words(
      'shutdown reboot halt poweroff init telinit kexec kill killall pkill skill xkill taskkill swapoff umount ' +
        'ifdown reload tsshutdn',
    ),
    destructive: 'always',
  },
  {
    programs: words('systemctl service rc-service supervisorctl pm2 launchctl initctl sc net nssm'),
    destructive: {
      with: words(
        'stop disable mask kill isolate reboot poweroff halt kexec suspend hibernate rescue emergency exit ' +
          'delete remove shutdown bootout unload config user localgroup group accounts share',
      ),
    },
  },
  { programs: ['update-rc.d', 'chkconfig'], destructive: { with: ['remove', 'disable', 'off', '--del'] } },
  { programs: ['ss'], destructive: { matching: /^(-[A-Za-z]*K[A-Za-z]*|--kill)$/ } },
  { programs: ['mount'], destructive: { matching: /remount\b|^(-B|-M|-R|--r?bind|--move)$/ } },
  { programs: ['date'], destructive: { matching: /^(-[a-z]*s.*|--set.*|\d{8,}.*)$/ } },
  { programs: ['timedatectl', 'hwclock'], destructive: { with: words('set-* --set* -w --systohc') } },
  { programs: ['fuser'], destructive: { with: ['-k*', '--kill'] } },
  { programs: ['nginx'], destructive: { with: ['stop', 'quit'] } },
  {
    programs: words('apachectl apache2ctl rabbitmqctl pg_ctl pg_ctlcluster mysqladmin'),
    destructive: {
      with: words('stop graceful-stop reset force_reset purge_queue delete_* drop shutdown kill stop_app'),
    },
  },
  { programs: ['ip'], destructive: { with: ['del*', 'flush', 'down'] } },
  { programs: words('ifconfig nmcli route'), destructive: { with: words('down del delete off flush') } },
  {
    programs: words('kubectl oc'),
    destructive: { with: words('delete drain cordon taint --force --replicas=0 evict undo') },
  },
  {
    programs: words('docker podman nerdctl docker-compose crictl ctr'),
    destructive: {
      with: words('rm rmi rmp kill stop down prune remove pause --privileged /:* -v/:* delete'),
    },
  },
  { programs: ['helm'], destructive: { with: words('uninstall delete del rollback --force') } },
  {
    programs: words('terraform tofu pulumi terragrunt'),
    destructive: { with: words('destroy apply up taint rm force-unlock') },
  },
  {
    programs: words('aws gcloud az openstack doctl virsh vagrant vault consul etcdctl nomad'),
    destructive: {
      with: words(
        'delete* del destroy* terminate* stop* remove* rm rb undefine shutdown reboot* reset purge* revoke* deregister* put-bucket-policy',
      ),
    },
  },
  {
    programs: words('apt apt-get aptitude yum dnf zypper apk snap pip pip3 npm brew choco winget msiexec'),
    destructive: { with: words('remove purge erase autoremove uninstall del rm /x /uninstall') },
  },
  {
    programs: ['pacman', 'rpm', 'dpkg'],
    destructive: { with: words('-r* -e* --erase --remove --purge -p') },
  },
  // Security and privilege
  {
    programs: words(
      'chmod chown chgrp setfacl chattr setcap useradd adduser usermod userdel deluser groupadd addgroup groupmod ' +
        'groupdel delgroup gpasswd passwd chpasswd chage visudo setenforce icacls takeown cacls bcdedit certutil ' +
        'ssh-copy-id insmod rmmod nsenter unshare chroot runas alias trap',
    ),
    destructive: 'always',
  },
  {
    programs: words('iptables ip6tables ipset nft ufw firewall-cmd ebtables pfctl ipfw'),
    destructive: { unless: words('-L* --list* -S* list status --state --get-* show -nvL -vnL -nL -s -vL') },
  },
  { programs: ['modprobe'], destructive: { with: ['-r', '--remove'] } },
  { programs: ['sysctl'], destructive: { with: ['-w', '--write', '-p', '--load*'] } },
  { programs: ['auditctl'], destructive: { with: ['-D', '-d', '-e'] } },
  { programs: ['netsh'], destructive: { unless: ['show'] } },
  { programs: ['schtasks'], destructive: { with: ['/delete', '/change', '/end'] } },
  { programs: ['wmic'], destructive: { with: words('delete call terminate') } },
  { programs: ['fsutil'], destructive: { with: ['setzerodata', 'deletejournal', 'file', 'usn'] } },
  // Runs what these tables do not see
  {
    programs: words('parallel at batch script systemd-run systemd-nspawn dsh pssh pdsh'),
    destructive: 'always',
  },
  { programs: words('vi vim nvim less emacs'), destructive: { with: words('-c* +* --cmd* --eval*') } },
  {
    programs: ['tar'],
    destructive: {
      with: words('--checkpoint-action* --to-command* --use-compress-program* -i* --remove-files'),
    },
  },
  { programs: ['rsync'], destructive: { with: words('-e* --rsh*') } },
  { programs: ['git'], destructive: { with: words('alias.* core.* --upload-pack* --receive-pack*') } },
  // Network devices and stores, by their own command line
  { programs: words('no flushall flushdb'), destructive: 'always' },
  { programs: ['write'], destructive: { with: ['erase'] } },
  // Opens the machine to whoever connects
  {
    programs: ['nc', 'ncat', 'netcat', 'socat'],
    destructive: { with: words('-e* -c* --exec --sh-exec exec:* system:* -l* --listen') },
  },
];
