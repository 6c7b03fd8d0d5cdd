const words = (text: string): string[] => text.split(' ');

/** Programs that act on another host than the one they run on. */
export const REMOTE_PROGRAMS: ReadonlySet<string> = new Set(
  words(
    'ssh slogin rsh rlogin mosh telnet scp sftp ftp lftp psexec winrs mstsc plink pscp invoke-command icm ' +
      'enter-pssession new-pssession ansible ansible-playbook salt fab pssh pdsh dsh ssh-copy-id sshpass',
  ),
);

/** Programs that act on another host where an option names one. */
export const CLIENT_PROGRAMS: ReadonlySet<string> = new Set(
  words(
    'psql pg_dump pg_restore createdb dropdb mysql mysqldump mysqladmin mariadb mariadb-dump redis-cli mongo mongosh ' +
      'mongodump sqlcmd clickhouse-client cqlsh rsync docker rabbitmqctl etcdctl',
  ),
);

/** How such an option, or the address that stands for it, begins; the host itself may follow in the next word. */
export const NAMES_A_HOST =
  /^(?:-[hHS]|--(?:host|hostname|server)=?|(?:host|hostaddr|server)=|[a-z+]+:\/\/(?:[^@/]*@)?|[\w.-]+@(?=[\w.-]+:)|(?=[\w.-]+:[/~]))(.*)$/;

/** The host itself. */
export const THIS_HOST = /^(?:localhost|127(?:\.\d+){3}|::1|\.|\/.*)?(?:[:/].*)?$/i;
