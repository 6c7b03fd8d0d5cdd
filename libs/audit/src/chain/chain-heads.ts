import { Injectable } from '@nestjs/common';
import { type Head, keyOf, type Place } from './audit-row.js';

/** What a chain of this process says of itself. */
export interface LiveChain {
  /** The last row that is known to be committed; `undefined` before the first. */
  readonly head: Head | undefined;
  /** The last row that was sent to the database, committed or not. */
  readonly claim: Place | undefined;
}

/** The heads that this process knows of, since it wrote them: for checkpoints, and to compare the database with. */
@Injectable()
export class ChainHeads {
  private readonly chains: LiveChain[] = [];
  private readonly unsigned = new Map<string, Head>();

  register(chain: LiveChain): void {
    this.chains.push(chain);
  }

  /** A chain has grown. */
  moved(head: Head): void {
    this.unsigned.set(keyOf(head), head);
  }

  /** The heads that no checkpoint of this process covers yet. */
  withoutCheckpoint(): Head[] {
    return [...this.unsigned.values()];
  }

  /** A checkpoint covers these; what has grown meanwhile stays. */
  covered(heads: readonly Head[]): void {
    for (const head of heads)
      if (this.unsigned.get(keyOf(head))?.sequence === head.sequence) this.unsigned.delete(keyOf(head));
  }

  /** Rows that the database must hold, whether a checkpoint says so or not. */
  committed(): Head[] {
    const current = this.chains.flatMap(({ head }) => head ?? []);
    return [...new Map([...this.unsigned.values(), ...current].map((head) => [keyOf(head), head])).values()];
  }

  /** The furthest that the chains of this process may have come by now. */
  claimed(): Place[] {
    return this.chains.flatMap(({ claim }) => claim ?? []);
  }
}
