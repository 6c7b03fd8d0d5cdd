import { once } from 'node:events';
import { connect } from 'node:net';

const UNAUTHORIZED = 401;

/** Whether something answers there that has loaded its model. */
export async function lives(url: string, signal: AbortSignal): Promise<boolean> {
  return (await statusOf(`${url}/health`, signal)) === 200;
}

/** Whether that is the engine that was started with this key: it opens with the key, and not without. */
export async function isOurs(
  { url, key }: { readonly url: string; readonly key: string },
  signal: AbortSignal,
): Promise<boolean> {
  // A stranger does not refuse, and so is not shown the key.
  if ((await statusOf(`${url}/props`, signal)) !== UNAUTHORIZED) return false;
  return (await statusOf(`${url}/props`, signal, { authorization: `Bearer ${key}` })) === 200;
}

const CONNECT_WITHIN_MS = 1000;

/** Whether anything listens there. */
export async function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function statusOf(
  url: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  const reply = await fetch(url, { signal, headers }).catch(() => null);
  await reply?.body?.cancel();
  return reply?.status ?? null;
}
