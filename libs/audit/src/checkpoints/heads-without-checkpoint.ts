/**
 * The last row of each stream's day that no checkpoint names; $1 is the most to return. It steps from one stream's
 * day to the next by the primary key, since each has many rows.
 */
export const HEADS_WITHOUT_CHECKPOINT = `
  WITH RECURSIVE days AS (
    (SELECT stream, day FROM audit_events ORDER BY stream, day LIMIT 1)
    UNION ALL
    SELECT following.stream, following.day FROM days, LATERAL (
      SELECT stream, day FROM audit_events
      WHERE (stream, day) > (days.stream, days.day) ORDER BY stream, day LIMIT 1
    ) AS following
  )
  SELECT days.stream, days.day::text AS day, last.sequence::float8 AS sequence, last.hash
  FROM days, LATERAL (
    SELECT sequence, hash FROM audit_events
    WHERE stream = days.stream AND day = days.day ORDER BY sequence DESC LIMIT 1
  ) AS last
  WHERE NOT EXISTS (
    SELECT 1 FROM audit_checkpoints WHERE heads @> jsonb_build_array(jsonb_build_object(
      'stream', days.stream, 'day', days.day::text, 'sequence', last.sequence, 'hash', last.hash))
  )
  LIMIT $1`;
