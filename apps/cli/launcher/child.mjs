import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { childEnvironment, ROOT } from './project.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A program that prepares the command ended in failure; its own output has said why. */
export class PreparationFailure extends Error {
  constructor(program, exitCode) {
    super(`${program} ended with exit code ${exitCode}.`);
    // 2 and 75 have meanings of their own for those who call us; a signal keeps its code.
    this.exitCode = exitCode > 128 ? exitCode : 1;
  }
}

/**
 * Runs a program to its end and returns its exit code, 128 + n where signal n ended it. Signals that reach
 * the launcher are passed on, and the child decides what they mean.
 */
export async function run(program, parameters, stdio = 'inherit') {
  const child = spawn(program, parameters, { cwd: ROOT, env: childEnvironment(), stdio });
  const listeners = FORWARDED.map((signal) => [signal, () => forward(child, signal)]);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  }
}

/** Runs a program that prepares the command, its output on standard error. @throws PreparationFailure */
export async function prepare(program, parameters) {
  const exitCode = await run(program, parameters, ['ignore', 2, 2]);
  if (exitCode !== 0) throw new PreparationFailure([program, ...parameters].join(' '), exitCode);
}

function forward(child, signal) {
  // A terminal sends Ctrl-C to every process of the group: the child has it already.
  const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
  if (!fromTerminal) child.kill(signal);
}
