import { readdir, readFile } from 'node:fs/promises';

interface ProcessState {
  readonly id: number;
  readonly group: number;
}

/** The process group that a process belongs to. */
export async function groupOf(processId: number): Promise<number> {
  const state = await stateOf(processId);
  if (!state) throw new Error(`The process ${processId} does not run.`);
  return state.group;
}

/** Ids of the processes that run in a group; those that ended and wait for their parent to notice do not. */
export async function processesOf(group: number): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const states = await Promise.all(ids.map(stateOf));
  return states.flatMap((state) => (state?.group === group ? [state.id] : []));
}

async function stateOf(id: number): Promise<ProcessState | undefined> {
  const text = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  // The name before is in brackets, and may have brackets of its own.
  const [, letter, group] = /^ (\S) \S+ (\S+)/.exec(text.slice(text.lastIndexOf(')') + 1)) ?? [];
  return letter === undefined || 'ZX'.includes(letter) ? undefined : { id, group: Number(group) };
}
