export const ROLES = ['viewer', 'operator', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. Without API keys everybody on the loopback interface is `local` with every role. */
export interface Principal {
  readonly id: string;
  readonly roles: readonly Role[];
}

export const LOCAL_PRINCIPAL: Principal = { id: 'local', roles: ROLES };

/** What travels with a request through every stage to every call. */
export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  /** Aborts on the client's disconnect or when the request's deadline passes. */
  readonly signal: AbortSignal;
}
