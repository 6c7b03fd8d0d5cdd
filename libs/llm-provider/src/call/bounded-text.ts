/** The text of a reply, up to so many characters, or to where its connection broke. */
export async function boundedText(reply: Response, mostCharacters: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of reply.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= mostCharacters) break;
    }
  } catch {
    // What has come is worth reading: a status is classified without the rest.
    return text;
  }
  return text;
}
