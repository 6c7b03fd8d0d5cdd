/**
 * Puts text from outside between `<name>` and `</name>`. Where it holds such a tag itself, the tag's bracket is
 * replaced by a look-alike, so the first closing tag is always ours; everything else stays as written.
 */
export function delimit(name: string, value: string): string {
  const forged = new RegExp(`<(?=\\s*/?\\s*${name})`, 'gi');
  return `<${name}>${value.replace(forged, '‹')}</${name}>`;
}
