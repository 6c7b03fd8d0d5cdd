import { ASSET_FIELDS, type AssetField, type FilterTree, OperationalError, type Sort } from '@app/contracts';
import type { AssetFilterDto } from './asset-search.dto.js';
import {
  FILTER_PARAMETERS,
  type FilterParameter,
  parseFilterParameter,
  parseFilterTree,
} from './filter-parameters.js';

const PARAMETERS = Object.keys(FILTER_PARAMETERS) as FilterParameter[];

/** All filters of a query, which must all hold; `undefined` selects everything. */
export function filterOf(query: AssetFilterDto): FilterTree | undefined {
  const given = PARAMETERS.flatMap((parameter) => {
    const text = query[parameter];
    return text === undefined ? [] : [parseFilterParameter(parameter, text)];
  });
  const all = query.filter === undefined ? given : [...given, parseFilterTree(query.filter)];
  return all.length > 1 ? { and: all } : all[0];
}

/** Reads `owner,-memory_gb` as it comes from a query: `-` sorts downwards. */
export function sortOf(fields: readonly string[] | undefined): Sort[] | undefined {
  return fields?.map((text) => {
    const direction = text.startsWith('-') ? 'desc' : 'asc';
    const field = text.replace(/^-/, '');
    if (isAssetField(field)) return { field, direction };
    throw new OperationalError(
      'invalid_request',
      `'sort' names '${field}'.`,
      `It may be ${ASSET_FIELDS.join(', ')}.`,
    );
  });
}

function isAssetField(name: string): name is AssetField {
  return ASSET_FIELDS.some((field) => field === name);
}
