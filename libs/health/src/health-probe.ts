export const HEALTH_STATES = ['up', 'degraded', 'down', 'not_configured'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** What a probe found; `detail` is one sentence for an operator and never a secret. */
export interface ProbeResult {
  readonly state: HealthState;
  readonly detail: string;
  /** What else is known of the part, for operators; never a secret. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Looks at one part of the system. */
export abstract class HealthProbe {
  abstract readonly part: string;
  /** May throw; the monitor counts that as `down`. */
  abstract check(signal: AbortSignal): Promise<ProbeResult>;
}
