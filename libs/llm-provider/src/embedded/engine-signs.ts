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
  const closed = await statusOf(`${url}/props`, signal);
  const open = await statusOf(`${url}/props`, signal, { authorization: `Bearer ${key}` });
  return closed === UNAUTHORIZED && open === 200;
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
