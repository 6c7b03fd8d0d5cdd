/** How slowly an answer comes. Milliseconds. */
export interface Pace {
  /** Before the headers. */
  readonly headersMs?: number;
  /** Between the headers and the first token. */
  readonly firstTokenMs?: number;
  /** Between two tokens. */
  readonly betweenMs?: number;
}

/** Tokens as the engine counts them; `null` leaves the count out. */
export interface ScriptedUsage {
  readonly prompt: number | null;
  readonly completion: number | null;
  readonly cached?: number;
}

/** What the engine does with one call. Times in milliseconds. */
export type ScriptedReply =
  /** Answers in pieces; `finish` null leaves the finish out and ends the stream cleanly. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly delayMs?: number;
      readonly pace?: Pace;
      readonly finish?: string | null;
      /** Whether the stream ends with what the protocol ends it with; it does unless told otherwise. */
      readonly ends?: boolean;
      readonly usage?: ScriptedUsage;
      /** Log-probability given to every token, where the call asks for them. */
      readonly logprob?: number;
    }
  /** Everything goes into the reasoning channel, under one of its names, nothing into the content. */
  | {
      readonly kind: 'reasoning';
      readonly text: string;
      readonly field?: 'reasoning' | 'reasoning_content';
    }
  /** Fails before the first byte. `shape`: how the body is built, where the protocol has several ways. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message: string;
      readonly shape?: 'nested' | 'flat' | 'string';
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Sends some text, then an error frame under status 200. */
  | { readonly kind: 'error_frame'; readonly text: string; readonly message: string }
  /** Sends some text, then tears the socket; without text before the headers, with `bytes` in the middle of a frame. */
  | { readonly kind: 'cut'; readonly text?: string; readonly bytes?: number }
  /** Sends some text and then nothing, until the caller leaves; `silent`: not even headers. */
  | { readonly kind: 'hang'; readonly text?: string; readonly silent?: boolean }
  /** Repeats this text until the caller leaves, whatever the cap; in one frame without end where `isOneFrame`. */
  | {
      readonly kind: 'flood';
      readonly text: string;
      readonly channel?: 'content' | 'reasoning';
      readonly isOneFrame?: boolean;
    }
  /** Sends these bytes as they are, in pieces of so many, under status 200. */
  | {
      readonly kind: 'raw';
      readonly body: string;
      readonly contentType?: string;
      readonly pieceBytes?: number;
    };

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
