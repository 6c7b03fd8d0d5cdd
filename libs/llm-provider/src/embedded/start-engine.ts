import type { EngineCommand } from './engine-command.js';
import { EngineProcess, PortTakenError } from './engine-process.js';
import { freePort } from './free-port.js';

export const PORTS_TRIED = 3;

/**
 * Starts the engine on a free loopback port, and on another one where a stranger was quicker to take it.
 * @param ports gives the next port to try
 * @throws LlmError `unavailable` where it does not start, or every port was taken
 */
export async function startEngine(
  command: EngineCommand,
  signal: AbortSignal,
  ports: () => Promise<number> = freePort,
): Promise<EngineProcess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await EngineProcess.start(command, await ports(), signal);
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt >= PORTS_TRIED) throw error;
    }
  }
}
