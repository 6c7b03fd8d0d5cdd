/** When a program prints secrets, or hands them on. */
export interface SecretProgram {
  /** A trailing `*` stands for anything. */
  readonly programs: readonly string[];
  /**
   * `always`; `alone`: given no words but assignments and options; or where all words of one of these phrases stand
   * among its own, in this order. A trailing `*` stands for anything.
   */
  readonly prints: 'always' | 'alone' | readonly string[];
}

const words = (text: string): string[] => text.split(' ');

export const SECRET_PROGRAMS: readonly SecretProgram[] = [
  {
    programs: words(
      'printenv history unshadow mimikatz* secretsdump* hashdump procdump* gcore ntdsutil cmdkey pass secret-tool ' +
        'get-secret get-storedcredential lazagne* gsecdump pwdump*',
    ),
    prints: 'always',
  },
  { programs: words('env set export declare typeset'), prints: 'alone' },
  {
    programs: words('kubectl oc'),
    prints: ['secret', 'secrets', 'secret/*', 'secrets/*', 'secret,*', 'view --raw', 'create token'],
  },
  {
    programs: ['vault'],
    prints: ['read', 'kv get', 'kv export', 'print', 'login', 'token create', 'token lookup', 'unwrap'],
  },
  {
    programs: ['aws'],
    prints: [
      'secretsmanager get*',
      'secretsmanager batch-get*',
      'get-parameter* --with-decryption',
      'get-login*',
      'export-credentials',
      'configure get',
      'sts get-session-token',
      'sts assume-role*',
      'kms decrypt',
    ],
  },
  { programs: ['gcloud'], prints: ['secrets', 'print-access-token', 'print-identity-token', 'kms decrypt'] },
  { programs: ['az'], prints: ['keyvault', 'get-access-token', 'keys list', 'show-connection-string'] },
  { programs: words('docker podman nerdctl crictl'), prints: ['inspect', 'compose config', 'secret'] },
  { programs: ['docker-compose'], prints: ['config'] },
  { programs: ['helm'], prints: ['get'] },
  { programs: words('terraform tofu'), prints: ['output', 'show', 'state pull', 'state show'] },
  { programs: ['ansible-vault'], prints: ['view', 'decrypt', 'edit'] },
  { programs: ['sops'], prints: ['-d', '--decrypt', 'decrypt', 'exec-env'] },
  { programs: words('op bw'), prints: ['read', 'get', 'export', 'item'] },
  { programs: words('gpg gpg2'), prints: ['--export-secret*'] },
  { programs: ['security'], prints: ['find-*', 'dump-keychain', 'export'] },
  { programs: ['getent'], prints: ['shadow', 'gshadow'] },
  { programs: ['wg'], prints: ['showconf', 'show private-key', 'show dump', 'genkey'] },
  { programs: ['gh'], prints: ['auth token', 'auth status'] },
  { programs: ['git'], prints: ['credential', 'credential*'] },
  { programs: ['ps'], prints: words('eww e auxe auxeww auxewww') },
  { programs: ['systemctl'], prints: ['show-environment'] },
  { programs: ['redis-cli'], prints: ['config get', 'acl list', 'acl getuser'] },
  { programs: ['netsh'], prints: ['key=clear'] },
  { programs: ['reg'], prints: ['hklm\\sam*', 'hklm\\security*', 'hklm\\system'] },
  {
    programs: words('grep egrep rg ag ack zgrep findstr select-string'),
    prints: words('-r* -ri* -ir* -nr* -rn* -hr* --recursive /s').flatMap((option) =>
      words('passw* secret* token* api_key* apikey* credential*').map((pattern) => `${option} ${pattern}`),
    ),
  },
];

/** Programs that read whole folders. */
export const FOLDER_READERS: readonly string[] = words(
  'tar zip 7z 7za rsync scp cp cpio robocopy xcopy rclone restic borg pax',
);

/** Wherever they stand in a line: stores of credentials that answer without a password, tables of accounts. */
export const SECRET_WORDS =
  /169\.254\.169\.254|metadata\.google\.internal|\b(pg_shadow|pg_authid|mysql\.user|sys\.sql_logins|dba_users|sys\.user\$)|(?<![\w-])\$?env:|hklm[:\\]+(sam|security)\b/i;
