/**
 * The two roots of an OpenAI-compatible server, from a URL with or without `/v1`:
 * `api` carries completions and models, `root` health, tokenizer and metrics.
 */
export function openAiRoots(baseUrl: string): { readonly api: string; readonly root: string } {
  const root = baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '');
  return { root, api: `${root}/v1` };
}
