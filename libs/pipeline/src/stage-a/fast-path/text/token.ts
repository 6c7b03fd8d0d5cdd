export type TokenKind =
  | 'word'
  | 'number'
  | 'date'
  | 'clock'
  | 'address'
  | 'range'
  | 'path'
  | 'quoted'
  | 'command'
  | 'suffix'
  | 'symbol';

/** A piece of the request with its place in it. */
export interface Token {
  readonly kind: TokenKind;
  /** As written; without the quotes where quoted. */
  readonly text: string;
  /** What grammar rules compare: lower case, contractions and typing errors undone. */
  readonly word: string;
  /** Offsets into the request, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}
