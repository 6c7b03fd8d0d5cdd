import type { AssetField, ChangePreview, Target, ToolInputs } from '@app/contracts';
import type { Pattern } from '../catalogue/pattern.schema.js';

/** One call of a pattern with inputs that its declaration has validated. */
export interface ToolInvocation {
  readonly pattern: Pattern;
  readonly inputs: ToolInputs;
  readonly targets: readonly Target[];
  /** The id of the principal on whose behalf it runs, for records of who changed what. */
  readonly actor: string;
}

/** What a tool found, typed so that code renders it; a model never counts or copies rows. */
export type ToolResult =
  | {
      readonly kind: 'assets';
      readonly rows: readonly Readonly<Record<string, unknown>>[];
      readonly total: number;
      /** The columns asked for, in order; empty means every field. */
      readonly columns: readonly AssetField[];
    }
  | { readonly kind: 'count'; readonly count: number }
  | {
      readonly kind: 'groups';
      readonly by: readonly AssetField[];
      readonly groups: readonly { readonly key: string; readonly count: number }[];
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly media_type: string;
      readonly url: string;
      readonly total: number;
    }
  | { readonly kind: 'text'; readonly text: string }
  /** What a check found: one line a fact, the worst state of them all, and the sentence that says it. */
  | {
      readonly kind: 'status';
      readonly state: 'ok' | 'warning' | 'failed';
      readonly summary: string;
      readonly facts: readonly { readonly name: string; readonly value: string | number | boolean | null }[];
    }
  /** What was changed, as it was and as it is. */
  | { readonly kind: 'change'; readonly summary: string; readonly changes: readonly ChangePreview[] }
  /** The answer is general knowledge, to be phrased by the language model. */
  | { readonly kind: 'explanation'; readonly request: string };

/** Runs patterns of one kind. Knows how, never whether: policy and approval are settled before. */
export abstract class Executor {
  /** The name by which the catalogue's tools refer to it. */
  abstract readonly name: string;
  /** The patterns it can run. */
  abstract readonly patterns: ReadonlySet<string>;
  /** @throws OperationalError where the call fails; an empty result is not an error. */
  abstract run(invocation: ToolInvocation, signal: AbortSignal): Promise<ToolResult>;

  /**
   * What a change would do to its targets as they are now, without doing it; shown to whoever approves it.
   * @throws OperationalError where the change could not be made, so that nobody approves what must fail.
   */
  async preview(_invocation: ToolInvocation, _signal: AbortSignal): Promise<readonly ChangePreview[]> {
    return [];
  }
}
