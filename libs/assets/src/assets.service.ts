import { Injectable } from '@nestjs/common';
import type { AssetField, FilterTree, Sort } from '@app/contracts';
import { AssetRegister } from './record/asset-register.service.js';
import type { AssetInput } from './record/asset-input.js';
import type { AssetRow, AssetView } from './record/asset-view.js';
import { type AssetPage, AssetReader, type AssetSearch } from './search/asset-reader.service.js';
import type { AssetGroup } from './search/group-assets.js';

/** The inventory, for everybody else. A filter, field or value that makes no sense is an OperationalError. */
@Injectable()
export class AssetsService {
  constructor(
    private readonly reader: AssetReader,
    private readonly register: AssetRegister,
  ) {}

  /** A page of matches, at most 500, and how many there are in all. */
  search(search: AssetSearch, signal: AbortSignal): Promise<AssetPage> {
    return this.reader.search(search, signal);
  }

  count(filter: FilterTree | undefined, signal: AbortSignal): Promise<number> {
    return this.reader.count(filter, signal);
  }

  /** Counts by up to three fields, the largest group first. An asset counts once under each of its tags or services. */
  group(
    filter: FilterTree | undefined,
    by: readonly AssetField[],
    signal: AbortSignal,
  ): Promise<AssetGroup[]> {
    return this.reader.group(filter, by, signal);
  }

  /** @param reference id, name, host name (full or short) or address */
  find(reference: string, signal: AbortSignal): Promise<AssetView | null> {
    return this.reader.find(reference, signal);
  }

  /** All matches, however many, in constant memory. An abort ends it between two pages. */
  exportRows(
    filter: FilterTree | undefined,
    fields: readonly AssetField[] | undefined,
    sort: readonly Sort[] | undefined,
    signal: AbortSignal,
  ): AsyncIterable<AssetRow> {
    return this.reader.rows({ filter, fields, sort }, signal);
  }

  /** @param actor the id of the principal, for the record */
  create(input: AssetInput, actor: string, signal: AbortSignal): Promise<AssetView> {
    return this.register.create(input, actor, signal);
  }

  /** Changes the fields given and leaves the others. */
  update(
    reference: string,
    changes: Partial<AssetInput>,
    actor: string,
    signal: AbortSignal,
  ): Promise<AssetView> {
    return this.register.update(reference, changes, actor, signal);
  }

  remove(reference: string, actor: string, signal: AbortSignal): Promise<void> {
    return this.register.remove(reference, actor, signal);
  }
}
