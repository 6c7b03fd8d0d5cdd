import { posix } from 'node:path';
import { coversPath, WILDCARD } from './path-pattern.js';

/** Looked for in a path of lower-case letters and forward slashes. */
const SECRET_FILES: readonly RegExp[] = [
  // Accounts
  /(^|\/)(g?shadow|master\.passwd|opasswd|spwd\.db)([-~]|\.(bak|old|orig|save))*$/,
  /(^|\/)config\/(regback\/)?(sam|security|system)(\.\w+)?$|\bntds(\.dit)?\b|lsass.*\.dmp$|(^|\/)(unattend|sysprep)\.(xml|inf)$/,
  // Keys
  /(^|\/)id_(rsa|dsa|ecdsa|ed25519)(_sk)?$|(^|\/)ssh_host_\w*key$/,
  /\.(key|pem|pfx|p12|jks|keystore|kdbx?|ppk|keytab|gpg|asc|agekey)([-~]|\.(bak|old|orig))*$/,
  /(^|\/)(\.ssh|\.gnupg|\.aws|\.azure|\.kube|gcloud|wireguard|openvpn|system-connections)(\/|$)/,
  /(^|\/)wg\d+\.conf$|(^|\/)wpa_supplicant[^/]*\.conf$|(^|\/)ipsec\.secrets$|(^|\/)(chap|pap)-secrets$/,
  // What programs log in with
  /(^|\/)[^/]*\.env(\.[\w-]+)?$|(^|\/)\.(pgpass|netrc|htpasswd|my\.cnf|git-credentials|npmrc|pypirc|dockercfg|vault\w*|s3cfg|mylogin\.cnf)/,
  /(^|\/)(_netrc|my\.cnf|debian\.cnf|kubeconfig[^/]*|[^/]*\.kubeconfig|tomcat-users\.xml|wp-config[^/]*\.php)$/,
  /(^|\/)\.?docker\/config\.json$|(^|\/)config\/(database|secrets|credentials)\.[\w.]+$|\.tfstate(\.\w+)?$|\.tfvars(\.json)?$/,
  /(^|\/)kubernetes\/[^/]*\.conf$|(^|\/)(rke2|k3s)\.yaml$/,
  // Memory, and what was typed
  /^\/dev\/(k?mem|port|core)$|^\/proc\/(kcore|[^/]+\/(environ|mem))$|\/environ(ment)?$|_history$/,
];

/** Words that a path to a secret holds; a doubtful one counts. */
const SECRET_WORDS = /passw|secret|credential|private|token|vault|wallet/;

/** Holds names of accounts, a program, or what a service reports about itself. */
const HARMLESS =
  /^(\/usr)?\/etc\/passwd-?$|\/s?bin\/[^/]+$|^\/var\/log\/[^*?[{]*\.log(\.\d+)?(\.gz)?$|\.pub$/;

/** Where secrets stand on common systems: a pattern that covers one of these reads it. */
const KNOWN_SECRETS: readonly string[] = [
  '/etc/shadow',
  '/etc/gshadow',
  '/etc/ssh/ssh_host_rsa_key',
  '/etc/ssh/ssh_host_ed25519_key',
  '/etc/ssl/private/server.key',
  '/etc/kubernetes/admin.conf',
  '/etc/wireguard/wg0.conf',
  '/root/.ssh/id_rsa',
  '/root/.bash_history',
  '/home/user/.ssh/id_rsa',
  '/home/user/.pgpass',
  '/home/user/.kube/config',
  '/proc/1/environ',
  '/dev/mem',
  '/windows/system32/config/sam',
  '/windows/ntds/ntds.dit',
];

/**
 * Whether a file or folder holds secrets, by where it stands and what it is called; a pattern counts where it may
 * cover one. Case, kind of slash and detours such as `/./` do not matter. Pure and total.
 */
export function isSecretPath(path: string): boolean {
  const plain = normalised(path);
  if (HARMLESS.test(plain)) return false;
  if (SECRET_FILES.some((shape) => shape.test(plain))) return true;
  if (/[/.]/.test(plain) && SECRET_WORDS.test(plain)) return true;
  return WILDCARD.test(plain) && KNOWN_SECRETS.some((secret) => coversPath(plain, secret));
}

/** Whether secrets stand somewhere below this folder: `/`, `/etc`, a home. */
export function holdsSecrets(folder: string): boolean {
  const plain = normalised(folder).replace(/\/$/, '');
  return (
    folder.startsWith('/') &&
    KNOWN_SECRETS.some((secret) => secret.startsWith(`${plain}/`) && !secret.startsWith('/dev/'))
  );
}

function normalised(path: string): string {
  const slashed = path
    .trim()
    .toLowerCase()
    .replace(/\\/g, '/')
    .replace(/^[a-z]:(?=\/)/, '')
    .replace(/^\/{2,}/, '/');
  return slashed === '' ? '' : posix.normalize(slashed);
}
