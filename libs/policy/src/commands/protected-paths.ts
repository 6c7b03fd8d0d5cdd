import { posix } from 'node:path';
import type { CommandWord } from './command-word.js';

/** Writing here loses nothing. */
const HARMLESS = /^(\/dev\/(null|stdout|stderr|tty|fd\/\d+)|\/dev\/shm\/.+|\/(var\/)?tmp\/.+|nul|\$null)$/i;

/** Writing here changes devices, the system, or who may do what. */
const PROTECTED =
  /^(\/(dev|etc|boot|bin|sbin|usr|lib\w*|sys|proc|root)(\/|$)|([a-z]:)?\\+windows(\\|$)|\\\\\.\\)|(^|[\\/])(\.ssh|authorized_keys|sudoers(\.d)?|shadow|crontab|\.bashrc|\.profile)(\/|$)/i;

/** What a program that writes must not be pointed at without being destructive. */
const SECURITY_FILES =
  /^\/dev\/(?!null$|stdout$|stderr$|shm\/)|^\/etc\/(passwd|shadow|group|gshadow|sudoers|pam\.d|ssh|security|crontab|cron)|(^|\/)(\.ssh|authorized_keys)(\/|$)|^\/(boot|proc|sys)\//;

/** Whether a redirection into this file is destructive: `truncates` where it empties the file first. */
export function destructiveToWrite(target: CommandWord, truncates: boolean): boolean {
  if (!target.literal) return true;
  const path = target.value.replace(/\/(\.?\/)+/g, '/');
  if (path.includes('/..') || path.startsWith('..')) return true;
  if (HARMLESS.test(path)) return false;
  if (PROTECTED.test(path)) return true;
  return truncates && /^([/~]|[a-z]:|\\\\)/i.test(path);
}

/** Whether an argument of a program that writes files names a device or what guards the system. */
export function isSecurityFile(argument: CommandWord): boolean {
  return SECURITY_FILES.test(argument.value.replace(/^of=/, '').replace(/\/(\.?\/)+/g, '/'));
}

/** Whether a file stands in a folder open to every account: whoever runs it cannot know what it holds. */
export function standsWhereAnyoneWrites(file: CommandWord): boolean {
  return /^\/((var\/)?tmp|dev\/shm)\//.test(posix.normalize(file.value));
}

/** Programs that write what their arguments name. */
export const FILE_WRITERS: readonly string[] = [
  'tee',
  'cp',
  'mv',
  'ln',
  'install',
  'sed',
  'copy',
  'xcopy',
  'robocopy',
  'move',
  'curl',
  'wget',
  'scp',
  'tar',
  'ex',
  'ed',
];
