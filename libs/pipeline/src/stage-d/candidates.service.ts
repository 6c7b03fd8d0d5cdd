import { Injectable } from '@nestjs/common';
import { AssetsService, InventoryIndex } from '@app/assets';
import type { Candidate, Decision, Entity } from '@app/contracts';
import { queryFromEntities } from '../stage-a/query-from-entities.js';
import { similarNames } from './similar-names.js';

/** More than these nobody reads. */
const MOST_CANDIDATES = 5;

/** Looks up in the inventory what a person may answer a question with. */
@Injectable()
export class Candidates {
  constructor(
    private readonly assets: AssetsService,
    private readonly inventory: InventoryIndex,
  ) {}

  /**
   * At most five: the known names that an unknown host resembles, the most similar first; else, where the target
   * is missing, the hosts that run or match what was named, by name. None where nothing narrows them down.
   */
  async of(decision: Decision, missing: readonly string[], signal: AbortSignal): Promise<Candidate[]> {
    const names = await this.misspelt(decision, signal);
    if (names.length > 0) return this.described(names, signal);
    if (!missing.some((what) => what === 'host' || what === 'target' || what === 'scope')) return [];
    return this.matching(decision.entities, signal);
  }

  /** Known names that the unknown hosts of a decision resemble. */
  async misspelt({ entities }: Decision, signal: AbortSignal): Promise<string[]> {
    const unknown = entities.filter(({ type, asset_id: link }) => type === 'hostname' && link === undefined);
    if (unknown.length === 0) return [];
    const { assets } = await this.inventory.snapshot(signal);
    const known = assets.map(({ name }) => name);
    const similar = unknown.flatMap(({ value }) => similarNames(value, known, MOST_CANDIDATES));
    return [...new Set(similar)].slice(0, MOST_CANDIDATES);
  }

  private async matching(entities: readonly Entity[], signal: AbortSignal): Promise<Candidate[]> {
    const { filters } = queryFromEntities(entities.filter(({ type }) => type !== 'hostname'));
    if (filters.length === 0) return [];
    return this.search({ and: filters }, signal);
  }

  private async described(names: readonly string[], signal: AbortSignal): Promise<Candidate[]> {
    const found = await this.search({ field: 'name', operator: 'in', value: [...names] }, signal);
    return found.toSorted((left, right) => names.indexOf(left.name) - names.indexOf(right.name));
  }

  private async search(
    filter: NonNullable<Parameters<AssetsService['search']>[0]['filter']>,
    signal: AbortSignal,
  ): Promise<Candidate[]> {
    const { rows } = await this.assets.search(
      { filter, sort: [{ field: 'name', direction: 'asc' }], limit: MOST_CANDIDATES, offset: 0 },
      signal,
    );
    return rows.map(({ name, environment, data_center: site, service_type: service }) => ({
      name: String(name),
      description: [environment, site, service].filter(Boolean).join(', '),
    }));
  }
}
