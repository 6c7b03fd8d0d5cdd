import type { InventorySnapshot } from '@app/assets';
import { actionDefinition, canonicalUnderstanding, type Understanding } from '@app/contracts';
import { readConditional } from '../condition/read-conditional.js';
import type { ReadAlone } from '../follow-up/reading.js';
import { readAfter } from './read-after.js';
import { wholeOf } from '../whole-of-steps.js';
import { splitRequest } from './split-request.js';

const MOST_STEPS = 3;

type Steps = readonly [Understanding, ...Understanding[]];

/** Knowledge, arithmetic and refusals are no steps of work. */
const isWork = ({ intent }: Understanding): boolean =>
  actionDefinition(intent.action).category !== 'information';

/**
 * Reads a request that asks for several things, one after the other: each part is understood by itself, or by what
 * the part before it named ("restart nginx on web-01, then show me its logs"). `undefined` where a part is left over,
 * or where the request can be cut in different ways. Pure.
 */
export function readSequence(
  text: string,
  snapshot: InventorySnapshot,
  read: ReadAlone,
): Understanding | undefined {
  const sequences = new Map<string, Understanding>();
  for (const steps of stepsOf(text, { snapshot, read }, undefined, MOST_STEPS)) {
    const sequence = wholeOf(steps);
    sequences.set(canonicalUnderstanding(sequence), sequence);
  }
  const [only, another] = sequences.values();
  return another ? undefined : only;
}

interface PartReading {
  readonly snapshot: InventorySnapshot;
  readonly read: ReadAlone;
}

/** Every way to understand the text as at least two steps; as at least one after another. */
function stepsOf(
  text: string,
  reading: PartReading,
  before: Understanding | undefined,
  most: number,
): Steps[] {
  const whole = before && readPart(text, reading, before);
  if (whole) return [[whole]];
  if (most < 2) return [];
  return splitRequest(text).flatMap(([first, rest]) => {
    const step = readPart(first, reading, before);
    return step && !isMoreOfTheSame(step, rest)
      ? stepsOf(rest, reading, step, most - 1).map((steps): Steps => [step, ...steps])
      : [];
  });
}

/** "servers and workstations" is one list of two kinds: another question begins with a word that asks. */
function isMoreOfTheSame({ intent }: Understanding, rest: string): boolean {
  return actionDefinition(intent.action).category === 'asset_management' && !ASKS.test(rest);
}

const ASKS =
  /^(?:please |pls |can you |could you )*(?:show|list|count|how|what|which|who|where|when|is|are|does|do|did|tell|give|get|check|find|see|look|export|send|print|restart|reboot|stop|start|delete|remove|purge|drop|take|set|change|update|correct|mark|reload|back|wipe|run|then|its|his|the .* of)\b/i;

function readPart(
  text: string,
  { snapshot, read }: PartReading,
  before: Understanding | undefined,
): Understanding | undefined {
  const meant =
    read(text) ??
    (before && (readAfter(text, snapshot, before, read) ?? readConditional(text, snapshot, read, before)));
  return meant && isWork(meant) ? meant : undefined;
}
