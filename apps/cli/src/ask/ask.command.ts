import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { ConfigurationError, LLM_PROVIDERS, loadSettings, type Settings } from '@app/config';
import { hasEnded, OperationalError, type Response } from '@app/contracts';
import type { AnswerSource } from './answer-source.js';
import { errorResponse } from './error-response.js';
import { renderResponse } from './render-response.js';
import { findServer } from './server-source.js';

interface AskOptions {
  readonly json?: boolean;
  readonly provider?: string;
  readonly session?: string;
  /** False for `--no-fetch`. */
  readonly fetch: boolean;
}

const EXIT_ERROR = 1;
/** `EX_TEMPFAIL`: another process owns the data folder. */
const EXIT_BUSY = 75;

export function askCommand(): Command {
  return new Command('ask')
    .description('Answer one request, by a running server or in this process.')
    .argument('<request...>', 'what is asked, in plain words')
    .option('--json', 'print the Response alone, errors included')
    .addOption(new Option('--provider <name>', 'the language model to use').choices(LLM_PROVIDERS))
    .option('--session <uuid>', 'go on with the conversation of this id', sessionId)
    .option('--no-fetch', 'do not fetch the embedded engine and model')
    .exitOverride()
    .action(async (words: string[], options: AskOptions) => {
      process.exitCode = await ask(words.join(' '), options);
    });
}

function sessionId(text: string): string {
  if (z.uuid().safeParse(text).success) return text;
  throw new InvalidArgumentError('Name a uuid, as uuidgen gives it.');
}

async function ask(text: string, options: AskOptions): Promise<number> {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  let source: AnswerSource | undefined;
  try {
    source = await chooseSource(options, interrupted.signal);
    const response = await source.answer(text, options.session, interrupted.signal);
    if (options.json) print(JSON.stringify(response));
    else if (response.data?.file) await printFile(source, response, interrupted.signal);
    else print(renderResponse(response, source.name));
    return hasFailed(response) ? EXIT_ERROR : 0;
  } catch (thrown) {
    const error = failureOf(thrown, interrupted.signal);
    if (options.json) print(JSON.stringify(errorResponse(error)));
    else
      process.stderr.write(`${error.message}${error instanceof OperationalError ? ` ${error.hint}` : ''}\n`);
    return error instanceof OperationalError && error.code === 'data_folder_busy' ? EXIT_BUSY : EXIT_ERROR;
  } finally {
    await source?.close();
  }
}

/** A script must not go on where a change was not made as asked. */
function hasFailed({ response_type, execution }: Response): boolean {
  if (response_type === 'error') return true;
  return execution !== undefined && hasEnded(execution.state) && execution.state !== 'completed';
}

/** Whatever went wrong, in the one shape that scripts read. */
function failureOf(thrown: unknown, signal: AbortSignal): OperationalError | ConfigurationError {
  if (thrown instanceof OperationalError || thrown instanceof ConfigurationError) return thrown;
  if (signal.aborted) return new OperationalError('cancelled', 'The request was cancelled.', 'Ask again.');
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new OperationalError(
    'internal',
    reason,
    'Ask again; if it stays, look into the log of the server.',
    {
      cause: thrown,
    },
  );
}

/**
 * A running server answers. A provider asked for by flag is this process's matter, unless the server owns
 * the data folder: then it answers all the same, and that is said.
 */
async function chooseSource({ provider, fetch }: AskOptions, signal: AbortSignal): Promise<AnswerSource> {
  const flags = provider === undefined ? {} : { LLM_PROVIDER: provider };
  const settings = loadSettings({ flags });
  const server = await findServer(serverUrl(settings), settings.cli.apiKey);
  if (server && provider === undefined) return server;
  // The engine is loaded only where it is needed: beside a running server the answer comes at once.
  const [{ startEngine }, { provideEmbedded }] = await Promise.all([
    import('./local-source.js'),
    import('../engine/provide-embedded.js'),
  ]);
  let engine: AnswerSource;
  try {
    engine = await startEngine(flags);
  } catch (error) {
    if (!server || !(error instanceof OperationalError) || error.code !== 'data_folder_busy') throw error;
    process.stderr.write(`${error.detail} Asking ${server.name}, with the provider that it has.\n`);
    return server;
  }
  try {
    if (fetch) await provideEmbedded(settings, signal);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function serverUrl({ cli, http }: Settings): string {
  return cli.serverUrl ?? `http://127.0.0.1:${http.port}`;
}

async function printFile(source: AnswerSource, response: Response, signal: AbortSignal): Promise<void> {
  process.stderr.write(`${renderResponse(response, source.name)}\n\n`);
  for await (const chunk of source.download(response, signal)) process.stdout.write(chunk);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
