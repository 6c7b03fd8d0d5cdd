import type { Effect } from '@app/contracts';

const words = (text: string): string[] => text.split(' ');

/**
 * Verbs that ask for a change where they open a clause. Only forms that ask: "dropped packets" and "deletes"
 * are reports. `by`: the form that follows "by" ("keep an eye on it by erasing …").
 */
export const EFFECT_VERBS: Readonly<
  Partial<Record<Effect, { readonly ask: readonly string[]; readonly by: readonly string[] }>>
> = {
  destructive: {
    ask: words(
      'drop delete delet wipe erase truncate purge destroy kill terminate stop stpo halt disable reboot reboto ' +
        'remove reomve flush shred uninstall revoke power-cycle poweroff shutdown lösche stoppe borra elimina apaga',
    ),
    by: words(
      'dropping deleting wiping erasing truncating purging destroying killing terminating stopping halting ' +
        'disabling rebooting removing flushing shredding uninstalling revoking',
    ),
  },
  write: {
    ask: words(
      'restart resatrt restrat reload start strat deploy deply install upgrade enable fix repair bounce recycle ' +
        'register reinicia change cahnge rename set',
    ),
    by: words('restarting reloading starting deploying installing upgrading enabling changing'),
  },
};

/** Phrases that ask for a change wherever they stand in a clause that asks. */
export const EFFECT_PHRASES: readonly { readonly effect: Effect; readonly phrase: RegExp }[] = [
  { effect: 'destructive', phrase: /\b(drop|truncate)\s+(table|database|schema)\b|\bdelete\s+from\b/i },
  {
    effect: 'destructive',
    phrase: /\brm\s+-\w+|\bmkfs\b|\bdd\s+if=|\biptables\s+-F|\bchmod\s+[0-7]*777\b|\|\s*(ba|z)?sh\b/i,
  },
  {
    effect: 'destructive',
    phrase: /^(\S+ ){0,3}(shut|power|take|bring)\s+(\S+\s+){0,4}(down|off|offline)\b/i,
  },
  {
    effect: 'destructive',
    phrase: /\bfail\s+(\S+\s+){0,4}over\b|\bturn\s+(\S+\s+){0,5}off\b|\bswitch\s+(\S+\s+){0,3}off\b/i,
  },
  {
    effect: 'destructive',
    phrase: /\bget rid of (all|every|the (data|files|logs|database|table|backups?))\b/i,
  },
  {
    effect: 'write',
    phrase: /\b(roll (out|back)|needs a (restart|kick|reload)|give \S+ a (restart|kick))\b/i,
  },
  { effect: 'destructive', phrase: /^(please )?(open|close|block|allow)\s+(the\s+)?(port\s+)?\d+\b/i },
  {
    effect: 'destructive',
    phrase: /^(please )?(empty\s+([/\\]|[a-z]:)|clear\s+(out|the)\b|restore\s.*\b(from|onto|to)\b)/i,
  },
  {
    effect: 'destructive',
    phrase:
      /^(please )?((create|add|lock|unlock)\s.*\b(account|user)\b|(rotate|renew)\s.*\b(keys?|certificates?|passwords?)\b)/i,
  },
  {
    effect: 'destructive',
    phrase: /\b(give|grant)\s.*\b(sudo|admin rights|root (access|rights))\b|\bmode 777\b/i,
  },
];

/** Openings that sound destructive and only take back a small setting. */
export const EASED_OPENING =
  /^(remove|delete|drop|turn|switch|disable)\s+(the\s+)?(tag|label|note|comment|description|debug|maintenance)\b/i;

/** What may stand before a verb that asks. */
export const ASKING_LEADS =
  /^((please|pls|plz|kindly|bitte|and|so|now|just|also|urgent|ok|okay|hey|hi|first|go ahead|immediately|quickly|you|we|i|must|need|needs|have|has|want|would|like|can|could|will|to|let['’]?s|us|me|simply|afterwards|finally)[\s,:]+)*/i;
