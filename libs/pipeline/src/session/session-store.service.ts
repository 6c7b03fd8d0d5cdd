import { Injectable } from '@nestjs/common';
import { Settings } from '@app/config';
import { type Principal, type Understanding, UnderstandingSchema } from '@app/contracts';
import { Database } from '@app/database';
import { Clock } from '@app/telemetry';

/** Sessions that one principal may have open; beyond them the one unused for longest is forgotten. */
const MOST_PER_PRINCIPAL = 50;
/** Expired sessions that one write removes, of whomever. */
const MOST_REMOVED = 100;

/** Keeps the last understanding of each conversation for a while: never a text, a link, a judgement or an answer. */
@Injectable()
export class SessionStore {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** What was understood last in this session of this principal; `undefined` for none, or one that expired. */
  async last(id: string, principal: Principal, signal: AbortSignal): Promise<Understanding | undefined> {
    const [row] = await this.database.query<{ understanding: unknown }>(
      'SELECT understanding FROM sessions WHERE principal = $1 AND id = $2 AND expires_at > $3',
      [principal.id, id, new Date(this.clock.now())],
      signal,
    );
    // An earlier release may have kept another form; such a session begins anew.
    return row && UnderstandingSchema.safeParse(row.understanding).data;
  }

  /** Puts this understanding in the place of the one before, and forgets sessions that are too old or too many. */
  async remember(
    id: string,
    principal: Principal,
    understanding: Understanding,
    signal: AbortSignal,
  ): Promise<void> {
    const now = new Date(this.clock.now());
    const expires = new Date(now.getTime() + this.settings.sessionTtlMs);
    await this.database.query(
      `WITH expired AS (
         DELETE FROM sessions WHERE (principal, id) IN (
           SELECT principal, id FROM sessions
           WHERE expires_at <= $4 AND NOT (principal = $1 AND id = $2) LIMIT ${MOST_REMOVED})
       ), surplus AS (
         DELETE FROM sessions WHERE principal = $1 AND id IN (
           SELECT id FROM sessions WHERE principal = $1 AND id <> $2 AND expires_at > $4
           ORDER BY used_at DESC OFFSET ${MOST_PER_PRINCIPAL - 1})
       )
       INSERT INTO sessions (principal, id, understanding, used_at, expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (principal, id) DO UPDATE
       SET understanding = excluded.understanding, used_at = excluded.used_at, expires_at = excluded.expires_at`,
      [principal.id, id, JSON.stringify(understanding), now, expires],
      signal,
    );
  }
}
