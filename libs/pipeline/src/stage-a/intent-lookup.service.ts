import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { InventorySnapshot } from '@app/assets';
import { Settings } from '@app/config';
import { canonicalJson, type Principal, taxonomyDocument } from '@app/contracts';
import type { IntentRequest } from '@app/intent-cache';
import { LlmProvider } from '@app/llm-provider';
import { scopeOf } from '@app/policy';
import { PromptRegistry } from '@app/prompt-registry';
import { ToolCatalogue } from '@app/tools';
import { understandingPromptHash } from './model/understand-by-model.js';

const TAXONOMY_HASH = createHash('sha256').update(canonicalJson(taxonomyDocument)).digest('hex');
const UNKNOWN_MODEL = 'not known yet';

/** Tells under what an understanding is kept: the text, who asks, and everything that shapes what it means. */
@Injectable()
export class IntentLookup {
  constructor(
    private readonly catalogue: ToolCatalogue,
    private readonly llm: LlmProvider,
    private readonly prompts: PromptRegistry,
    private readonly settings: Settings,
  ) {}

  /** How this text of this principal is looked up now. */
  requestFor(text: string, principal: Principal, { vocabularyHash }: InventorySnapshot): IntentRequest {
    return {
      text,
      scope: scopeOf(principal),
      versions: {
        prompt_hash: understandingPromptHash(this.prompts),
        model_id: this.llm.knownModel() ?? UNKNOWN_MODEL,
        taxonomy_hash: TAXONOMY_HASH,
        catalogue_hash: this.catalogue.hash,
        vocabulary_hash: vocabularyHash,
        fast_path: this.settings.fastPath,
      },
    };
  }
}
