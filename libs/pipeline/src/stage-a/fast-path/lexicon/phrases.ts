/** The phrases of a text that separates them by commas. */
export function phrases(text: string): readonly string[] {
  return text.split(',').map((phrase) => phrase.trim());
}
