/** A timestamp as text with every digit that the database has of it: a change of a microsecond is a change. */
export const AT_TEXT = `COALESCE(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), at::text)`;

/** The same as it was hashed, where nobody has added digits. */
export function hashedTime(text: string): string {
  return text.replace(/000Z$/, 'Z');
}
