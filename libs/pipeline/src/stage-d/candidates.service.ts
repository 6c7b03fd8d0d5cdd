import { Injectable } from '@nestjs/common';
import { AssetsService } from '@app/assets';
import type { Candidate, Decision } from '@app/contracts';
import { MOST_CANDIDATES } from '../stage-a/linking/name-finding.js';
import { queryFromEntities } from '../stage-a/query-from-entities.js';

/** Missing things that a host answers. */
const HOSTS: ReadonlySet<string> = new Set(['host', 'target', 'scope']);

/** Looks up in the inventory what a person may answer a question with. */
@Injectable()
export class Candidates {
  constructor(private readonly assets: AssetsService) {}

  /**
   * At most five, by name: where the target is missing, the hosts that run or match what was named. None where
   * nothing narrows them down.
   */
  async of({ entities }: Decision, missing: readonly string[], signal: AbortSignal): Promise<Candidate[]> {
    if (!missing.some((what) => HOSTS.has(what))) return [];
    const { filters } = queryFromEntities(entities.filter(({ type }) => type !== 'hostname'));
    if (filters.length === 0) return [];
    const { rows } = await this.assets.search(
      {
        filter: { and: filters },
        sort: [{ field: 'name', direction: 'asc' }],
        limit: MOST_CANDIDATES,
        offset: 0,
      },
      signal,
    );
    return rows.map(({ name, environment, data_center: site, service_type: service }) => ({
      name: String(name),
      description: [environment, site, service].filter(Boolean).join(', '),
    }));
  }
}
