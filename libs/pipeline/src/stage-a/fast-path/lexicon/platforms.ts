import { entity, filter, type Fact } from '../meaning/fact.js';

const os = (family: string, searched: string = family): Fact[] => [
  entity('os', family),
  filter({ field: 'os', operator: 'eq', value: searched }),
];

/** Operating systems by family and distribution; the versions in use come from the inventory. */
export const PLATFORMS: Readonly<Record<string, Readonly<Record<string, readonly Fact[]>>>> = {
  OS: {
    linux: os('linux'),
    windows: os('windows'),
    macos: os('macos'),
    unix: os('unix'),
    ubuntu: os('ubuntu'),
    debian: os('debian'),
    rhel: os('rhel'),
    'red hat': os('rhel'),
    redhat: os('rhel'),
    rocky: os('rocky'),
    'rocky linux': os('rocky'),
    centos: os('centos'),
    fedora: os('fedora'),
    suse: os('suse'),
    sles: os('sles'),
    alma: os('alma'),
    almalinux: os('almalinux'),
    freebsd: os('freebsd'),
    'windows server': os('windows', 'windows server'),
  },
};

const service = (name: string): Fact[] => [
  entity('service', name),
  filter({ field: 'service', operator: 'eq', value: name.toLowerCase() }),
];
const SERVICE_NAMES = [
  'nginx',
  'apache',
  'apache2',
  'httpd',
  'haproxy',
  'tomcat',
  'php-fpm',
  'caddy',
  'varnish',
  'traefik',
  'sshd',
  'ssh',
  'docker',
  'containerd',
  'kubelet',
  'etcd',
  'rabbitmq',
  'kafka',
  'elasticsearch',
  'logstash',
  'kibana',
  'grafana',
  'prometheus',
  'postfix',
  'dovecot',
  'exim',
  'unbound',
  'ntp',
  'ntpd',
  'chronyd',
  'chrony',
  'cron',
  'crond',
  'rsyslog',
  'syslogd',
  'rsync',
  'snmpd',
  'snmp',
  'auditd',
  'firewalld',
  'fail2ban',
  'telnet',
  'ftp',
  'vsftpd',
  'iis',
  'w3svc',
  'w32time',
  'spooler',
  'print spooler',
  'winrm',
  'rdp',
  'ldap',
  'smb',
  'samba',
  'nfs',
  'memcached',
  'jenkins',
  'gitlab',
  'vault',
  'consul',
  'nomad',
  'zookeeper',
  'wildfly',
  'gunicorn',
  'uwsgi',
  'supervisord',
  'node_exporter',
  'node-exporter',
  'telegraf',
  'keepalived',
  'squid',
  'openvpn',
  'strongswan',
  'wireguard',
  'kubernetes',
  'netlogon',
  'smtp',
  'windows time',
  ...(
    'named bind bind9 dhcpd mysqld pgbouncer cups zabbix nagios icinga splunk filebeat fluentd loki alertmanager minio keycloak jboss ' +
    'weblogic activemq artemis mosquitto nats clickhouse cassandra solr kong envoy coredns dnsmasq sssd winbind nscd frr bgpd ' +
    'sendmail spamassassin clamav amavis rspamd opendkim mongod celery sidekiq airflow nexus artifactory harbor sonarqube ' +
    'gitea gerrit teamcity bamboo wuauserv termservice mssqlserver adws kdc osquery crowdstrike falcon dhcp xinetd tftpd ' +
    'networkmanager postgresql-15 redis-server rngd irqbalance acpid lldpd collectd statsd influxdb graphite thanos cortex jaeger'
  ).split(' '),
  'remote registry',
  'sql server',
  'dhcp server',
  'windows update service',
  'task scheduler',
];
const DATABASE_KINDS: Readonly<Record<string, string>> = {
  redis: 'redis',
  postgresql: 'postgresql',
  postgres: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
  mongodb: 'mongodb',
  oracle: 'oracle',
  mssql: 'mssql',
};

/** Services and kinds of database: the same word is a service where it runs, a database where it is searched for. */
export const SERVICES: Readonly<
  Record<'DAEMON' | 'DATABASE_DAEMON' | 'DATABASE_KIND', Readonly<Record<string, readonly Fact[]>>>
> = {
  DAEMON: Object.fromEntries(SERVICE_NAMES.map((name) => [name, service(name)])),
  DATABASE_DAEMON: Object.fromEntries(Object.keys(DATABASE_KINDS).map((name) => [name, service(name)])),
  DATABASE_KIND: Object.fromEntries(
    Object.entries(DATABASE_KINDS).map(([name, searched]) => [
      name,
      [entity('database', name), filter({ field: 'service', operator: 'eq', value: searched })],
    ]),
  ),
};
