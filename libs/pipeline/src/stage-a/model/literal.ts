/** Parts of one name hang together: `web` does not stand in `web-01`, nor `10.0.0.1` in `10.0.0.1/24`. */
const NOT_INSIDE_BEFORE = String.raw`(?<![\p{L}\p{N}_.-])`;
const NOT_INSIDE_AFTER = String.raw`(?![\p{L}\p{N}_-]|[./][\p{L}\p{N}])`;

/** A value as the request writes it, found case-blind and as a whole; `null` where it does not stand there. */
export function asWritten(value: string, request: string): string | null {
  const wanted = value.trim();
  if (wanted === '') return null;
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  const found = new RegExp(`${NOT_INSIDE_BEFORE}${escaped}${NOT_INSIDE_AFTER}`, 'iu').exec(request);
  return found ? found[0] : null;
}
