import type { Response } from '@app/contracts';

/** Who answers: a running server, or the engine in this process. */
export interface AnswerSource {
  /** For the person who reads the answer. */
  readonly name: string;
  /** @param session the conversation that the request goes on with */
  answer(text: string, session: string | undefined, signal: AbortSignal): Promise<Response>;
  /** The content of the file that an answer refers to. */
  download(response: Response, signal: AbortSignal): AsyncIterable<string>;
  close(): Promise<void>;
}
