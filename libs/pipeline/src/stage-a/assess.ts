import type { InventorySnapshot } from '@app/assets';
import type { Judgement, Understanding } from '@app/contracts';
import { changesState, inventoryFacts, judge, textEffectFloor } from '@app/policy';
import type { Clarification } from '../stage-d/responder.js';
import { askBack, doubt, notNow } from './ask-back.js';
import { linkUnderstanding } from './linking/link-understanding.js';
import { questionOf, warningsOf } from './linking/name-finding.js';
import type { Understood } from './understood.js';

/** What an understanding comes to in the inventory as it is. */
export interface Assessed {
  /** Linked to the inventory. */
  readonly understanding: Understanding;
  /** Its outcome is `clarify` where there is a question, unless the request is refused. */
  readonly judgement: Judgement;
  /** What to ask where the outcome is `clarify`. */
  readonly clarification: Clarification;
  /** How names were read that are not known as they stand. */
  readonly warnings: readonly string[];
}

/** Whether more than looking follows: a change, or something that a person must agree to. */
export function isGated({ effect, requires_approval }: Judgement): boolean {
  return changesState(effect) || requires_approval;
}

/** A new record has a name that the inventory does not know, whatever known name it resembles. */
function registers({ intent, arguments: said }: Understanding): boolean {
  return intent.action === 'update_asset' && said['field'] === undefined;
}

/**
 * Links an understanding to the inventory, judges it, and finds what must be asked first. The wording alone may
 * raise its effect. A name that is only taken for another is good enough to look at something, never to change it.
 */
export function assess(understood: Understood, text: string, snapshot: InventorySnapshot): Assessed {
  const { understanding, findings } = linkUnderstanding(understood.understanding, text, snapshot);
  const judgement = judge(understanding, inventoryFacts(snapshot.assets), {
    text,
    effectFloor: textEffectFloor(text),
    riskFloor: understood.riskFloor,
    explained: understood.explained,
  });
  const question =
    understood.clarification ??
    doubt(understood) ??
    notNow(understanding, judgement) ??
    (isGated(judgement) && !registers(understanding) ? questionOf(findings) : undefined);
  const outcome = question && judgement.outcome !== 'refuse' ? 'clarify' : judgement.outcome;
  return {
    understanding,
    judgement: { ...judgement, outcome },
    clarification: question ?? askBack(understanding),
    warnings: outcome === 'clarify' ? [] : warningsOf(findings),
  };
}
