/** What the engine does with one call. Times in milliseconds. */
export type ScriptedReply =
  /** Answers in pieces; `finish` null leaves the finish out and ends the stream cleanly. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly delayMs?: number;
      readonly finish?: 'stop' | 'length' | null;
      readonly usage?: { readonly prompt: number; readonly completion: number; readonly cached?: number };
      /** Log-probability given to every token, where the call asks for them. */
      readonly logprob?: number;
    }
  /** Everything goes into the reasoning channel, nothing into the content. */
  | { readonly kind: 'reasoning'; readonly text: string }
  /** Fails before the first byte. */
  | { readonly kind: 'status'; readonly status: number; readonly message: string }
  /** Sends some text, then an error frame under status 200. */
  | { readonly kind: 'error_frame'; readonly text: string; readonly message: string }
  /** Sends some text, then tears the socket. */
  | { readonly kind: 'cut'; readonly text: string }
  /** Sends some text and then nothing, until the caller leaves. */
  | { readonly kind: 'hang'; readonly text?: string };

/** One chat call, as it came. */
export interface RecordedRequest {
  readonly wire: 'openai' | 'ollama';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Content of the last message: what was asked. */
  readonly question: string;
}

/** Replies in turn (the last one for ever), or a function of the call. */
export type Script = readonly ScriptedReply[] | ((request: RecordedRequest) => ScriptedReply);

export function text(value: string): ScriptedReply {
  return { kind: 'text', text: value };
}

export function json(value: unknown): ScriptedReply {
  return { kind: 'text', text: JSON.stringify(value) };
}

/** Decides the reply of each call by a script. */
export function scriptReader(script: Script): (request: RecordedRequest) => ScriptedReply {
  if (typeof script === 'function') return script;
  let turn = 0;
  return () => {
    const reply = script[Math.min(turn, script.length - 1)];
    turn += 1;
    if (!reply) throw new Error('The script has no reply.');
    return reply;
  };
}

const PIECE_CHARACTERS = 8;

/** Text in pieces of a few characters, as tokens would come. */
export function pieces(value: string): string[] {
  return value.match(new RegExp(`[\\s\\S]{1,${PIECE_CHARACTERS}}`, 'gu')) ?? [];
}
