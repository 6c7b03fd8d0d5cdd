/** Programs that a command line starts with. */
export const COMMANDS: ReadonlySet<string> = new Set(
  (
    'apt apt-get arp awk bash cat chgrp chmod chown chronyc cp crontab curl cut date dd df dig dmesg dnf docker du echo env ' +
    'fdisk find free fsck fuser getent git grep groupadd gzip halt head helm host hostname hostnamectl id ifconfig init iostat ' +
    'ip iptables journalctl kill killall kubectl last ls lsblk lscpu lsof mkdir mkfs mount mpstat mv mysql nc netstat nft nginx ' +
    'nmap nproc nslookup ntpq openssl passwd ping pkill podman poweroff ps psql pwd python python3 reboot redis-cli rm rmdir route ' +
    'rpm rsync sar scp sed service sh shutdown ss ssh stat su sudo swapon sysctl systemctl tail tar tcpdump tee timedatectl top ' +
    'touch traceroute truncate ufw umount uname unzip uptime useradd userdel usermod vgs vmstat w wget who whoami xargs yum zfs ' +
    'zpool ipconfig netsh powershell sc tasklist taskkill wmic robocopy dir del diskpart'
  ).split(' '),
);
