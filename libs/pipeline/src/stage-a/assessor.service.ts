import { Injectable } from '@nestjs/common';
import { InventoryIndex, type InventorySnapshot } from '@app/assets';
import { EpochSource } from '@app/cache';
import { assess, type Assessed, isGated } from './assess.js';
import type { Understood } from './understood.js';

/** Assesses what was understood on an inventory that is new enough for what follows from it. */
@Injectable()
export class Assessor {
  constructor(
    private readonly inventory: InventoryIndex,
    private readonly epochs: EpochSource,
  ) {}

  /** On the inventory as it is known; as the database has it now, wherever something would change or be approved. */
  async assess(
    understood: Understood,
    text: string,
    known: InventorySnapshot,
    signal: AbortSignal,
  ): Promise<Assessed> {
    const assessed = assess(understood, text, known);
    if (!isGated(assessed.judgement)) return assessed;
    await this.epochs.refresh(signal);
    return assess(understood, text, await this.inventory.snapshot(signal));
  }
}
