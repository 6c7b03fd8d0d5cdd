/** A piece of fixed text, or the name of a variable to put in its place. */
export type TemplatePart = { readonly text: string } | { readonly variable: string };

const PLACEHOLDER = /\{\{([a-z][a-z0-9_]*)\}\}/g;

/**
 * Splits a template at its `{{variable}}` places, once, at boot; what is filled in later is never read again.
 * @throws Error for braces that form no placeholder
 */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ text: template.slice(end, match.index) });
    parts.push({ variable: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ text: template.slice(end) });
  for (const part of parts) {
    if ('text' in part && /\{\{|\}\}/.test(part.text)) {
      throw new Error(`Braces that form no placeholder near '${part.text.slice(0, 40)}'.`);
    }
  }
  return parts;
}

export function variablesOf(parts: readonly TemplatePart[]): string[] {
  return parts.flatMap((part) => ('variable' in part ? [part.variable] : []));
}
