import { access, constants } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { SilenceLimits } from '../call/call-watch.js';
import type { BackOffLimits } from './back-off.js';
import { embeddedFolder } from './embedded-folder.js';
import { runProgram } from './run-program.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** A `llama-server`; without it, the one on PATH, else the fetched one. */
  readonly serverBinary?: string;
  /** A GGUF file, served whatever is in it; without it, the fetched one, whose hash is pinned and checked. */
  readonly modelFile?: string;
  readonly silence?: SilenceLimits;
  /** Pauses between the starts of an engine that keeps dying. */
  readonly backOff?: BackOffLimits;
}

/** How to start the engine on a port. */
export type EngineCommand = (port: number) => {
  readonly program: string;
  readonly arguments: readonly string[];
};

const LOOPBACK = '127.0.0.1';

const CONTEXT_TOKENS = '4096';

/**
 * One core stays free. The engine's threads wait for each other at every layer without sleeping: where something else
 * takes a core from one of them, all stand still.
 */
const THREADS = String(Math.max(1, availableParallelism() - 1));

/** A command, and the model file that it serves. */
export interface FoundEngine {
  readonly command: EngineCommand;
  readonly model: string;
}

/** What can be started with what is installed; `null` where engine or model is missing. */
export async function findEngine(options: EmbeddedOptions, signal: AbortSignal): Promise<FoundEngine | null> {
  const folder = embeddedFolder(options.dataDir);
  const model = options.modelFile ?? folder.model;
  if (!(await isThere(model, constants.R_OK))) return null;
  const binary = options.serverBinary ?? (await binaryOnPath(signal));
  if (!(await isThere(binary ?? folder.python, constants.X_OK))) return null;
  const command = binary ? llamaServer(binary, model) : pythonServer(folder.python, model);
  return { command, model };
}

function llamaServer(program: string, model: string): EngineCommand {
  const sizes = ['-c', CONTEXT_TOKENS, '-np', '1', '-t', THREADS];
  const fixed = ['-m', model, '--host', LOOPBACK, ...sizes, '--jinja', '--metrics'];
  return (port) => ({ program, arguments: [...fixed, '--port', String(port)] });
}

function pythonServer(program: string, model: string): EngineCommand {
  const root = dirname(findPackageJSON(import.meta.url) ?? '.');
  const script = join(root, 'libs', 'llm-provider', 'embedded', 'serve.py');
  return (port) => ({ program, arguments: [script, model, String(port), CONTEXT_TOKENS, THREADS] });
}

async function binaryOnPath(signal: AbortSignal): Promise<string | null> {
  try {
    return (await runProgram('sh', ['-c', 'command -v llama-server'], signal)).trim() || null;
  } catch (error) {
    signal.throwIfAborted();
    // The shell's way of saying that there is none.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return null;
    throw error;
  }
}

async function isThere(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
