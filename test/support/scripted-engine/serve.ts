import { json, type ScriptedReply } from './script.js';
import { ScriptedEngine } from './scripted-engine.js';

/** Takes a moment to begin, as a model does, and another between its tokens. Milliseconds. */
const PACE = { firstTokenMs: 30, betweenMs: 5 };

const answer = json({ a: 'get_asset', e: [{ t: 'hostname', v: 'db-prod-03' }] });

/** A scripted engine in a process of its own, on the port that is named, to be killed and stopped. */
await ScriptedEngine.start({
  script: [{ ...answer, pace: PACE, logprob: -0.01 } as ScriptedReply],
  port: Number(process.argv[2]),
});
process.stdout.write('listening\n');
