import { access, constants } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { SilenceLimits } from '../call/call-watch.js';
import { embeddedFolder } from './embedded-folder.js';
import { runProgram } from './run-program.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** A `llama-server`; without it, the one on PATH, else the fetched one. */
  readonly serverBinary?: string;
  /** A GGUF file; without it, the fetched one. */
  readonly modelFile?: string;
  readonly silence?: SilenceLimits;
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

/** What can be started with what is installed; `null` where engine or model is missing. */
export async function findEngine(
  options: EmbeddedOptions,
  signal: AbortSignal,
): Promise<EngineCommand | null> {
  const folder = embeddedFolder(options.dataDir);
  const model = options.modelFile ?? folder.model;
  if (!(await isThere(model, constants.R_OK))) return null;
  const binary = options.serverBinary ?? (await binaryOnPath(signal));
  if (binary) return (await isThere(binary, constants.X_OK)) ? llamaServer(binary, model) : null;
  return (await isThere(folder.python, constants.X_OK)) ? pythonServer(folder.python, model) : null;
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
