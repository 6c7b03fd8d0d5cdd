import { Injectable, Logger } from '@nestjs/common';
import { canonicalUnderstanding, type Understanding } from '@app/contracts';
import type { FastPathResult } from './fast-path/fast-path-result.js';

/** How often the fast path, in the shadow of the model, said the same, another thing, or nothing. */
export interface ShadowCounts {
  readonly agreed: number;
  readonly disagreed: number;
  readonly handed_over: number;
}

/** Compares what the fast path would have understood with what the model did, where FAST_PATH is `shadow`. */
@Injectable()
export class FastPathShadow {
  private readonly logger = new Logger(FastPathShadow.name);
  private agreed = 0;
  private disagreed = 0;
  private handedOver = 0;

  /** Counts one request; a difference is logged with its actions, never with the text. */
  compare(fast: FastPathResult, understanding: Understanding, requestId: string): void {
    if (fast.kind === 'handed_over') {
      this.handedOver += 1;
      return;
    }
    if (
      fast.kind === 'understood' &&
      canonicalUnderstanding(fast.understanding) === canonicalUnderstanding(understanding)
    ) {
      this.agreed += 1;
      return;
    }
    this.disagreed += 1;
    const { action } = fast.understanding.intent;
    const { agreed, disagreed, handedOver } = this;
    this.logger.warn(
      `Request ${requestId}: the fast path reads ${action}${fast.kind === 'clarify' ? ', with a question' : ''}, the model ${understanding.intent.action}. ` +
        `${agreed} agreed, ${disagreed} disagreed, ${handedOver} handed over.`,
    );
  }

  counts(): ShadowCounts {
    return { agreed: this.agreed, disagreed: this.disagreed, handed_over: this.handedOver };
  }
}
