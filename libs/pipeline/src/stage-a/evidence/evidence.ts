/** What a model's answer shows by itself. */
export interface Observed {
  /** The geometric mean probability of the action's tokens; `null` where the engine does not tell. */
  readonly probability: number | null;
  /** The share, 0 to 1, of the names and arguments written that the request really says. */
  readonly grounded: number;
  /** How many things the request seems to say and the understanding does not carry. */
  readonly omitted: number;
  /** The model's own word, 0 to 1, where the prompts ask for it. */
  readonly stated?: number;
}

/** What was looked up beside the model's answer. */
export interface LookedUp {
  /** Whether every host that is named is one of the inventory. */
  readonly isLinked: boolean;
  /** Whether what else reads the words reads the same in them. */
  readonly agrees: boolean;
}

/** What speaks for an understanding, as factors from 0 to 1: 1 says nothing against it. None can raise another. */
export interface Evidence {
  readonly action: number;
  readonly grounding: number;
  readonly completeness: number;
  readonly linking: number;
  readonly agreement: number;
  /** A cap, and no factor: the model's own word tells little where it is high. */
  readonly stated: number;
}

/** Where the engine does not tell how sure the model was: enough to go on, not enough to be called high. */
const UNTOLD = 0.6;
/** Each omission silently widens what is asked or done, and one is as likely as not a misreading. */
const OMISSION = 0.5;
/** A name that nobody knows may be no host at all; often it is one that the inventory does not hold, so it weighs little. */
const UNLINKED = 0.9;
/** The fast path and the cues of policy miss much and seldom err: against them a model is as likely wrong as right. */
const CONTRADICTED = 0.5;

/** Weighs what was observed and looked up. */
export function evidenceOf(
  { probability, grounded, omitted, stated = 1 }: Observed,
  { isLinked, agrees }: LookedUp,
): Evidence {
  return {
    action: probability ?? UNTOLD,
    grounding: grounded,
    completeness: OMISSION ** omitted,
    linking: isLinked ? 1 : UNLINKED,
    agreement: agrees ? 1 : CONTRADICTED,
    stated,
  };
}

/** How sure one may be of an understanding, 0 to 1. */
export function confidenceOf({ stated, ...factors }: Evidence): number {
  return Math.min(
    stated,
    Object.values(factors).reduce((product, factor) => product * factor, 1),
  );
}
