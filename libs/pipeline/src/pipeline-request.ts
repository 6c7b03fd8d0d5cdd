import type { RequestContext, Response } from '@app/contracts';

/** The most characters one request may have. */
export const MAXIMUM_REQUEST_CHARACTERS = 2000;

/** What a caller asks of the pipeline. */
export interface PipelineRequest {
  readonly text: string;
  /** `plan_only` stops before tools run: the answer is the plan. */
  readonly mode: 'run' | 'plan_only';
  /** Nothing is done unless the plan is still the one with this hash. */
  readonly planHash?: string;
  /** The conversation that this request belongs to: what it leaves unsaid is looked for in the request before. */
  readonly sessionId?: string;
  /** What the caller sends along; kept with the record of the request, and no part of its meaning. */
  readonly note?: Readonly<Record<string, unknown>>;
  /** `Cache-Control: no-cache`: nothing is served from a cache. */
  readonly bypassCache?: boolean;
}

/** What happens while a request runs, in order, for whoever watches. */
export type PipelineEvent =
  | { readonly type: 'stage'; readonly stage: StageName; readonly ms: number }
  | { readonly type: 'delta'; readonly text: string }
  | { readonly type: 'response'; readonly response: Response };

export const STAGES = ['understand', 'select', 'plan', 'gate', 'execute', 'answer'] as const;
export type StageName = (typeof STAGES)[number];

export type PipelineObserver = (event: PipelineEvent) => void;

/** A request on its way: what every stage gets. */
export interface PipelineRun {
  readonly request: PipelineRequest;
  readonly context: RequestContext;
  readonly observe: PipelineObserver;
}
