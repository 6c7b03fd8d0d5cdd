import { actionDefinition, type Query, type Understanding } from '@app/contracts';
import { describeQuery } from '../../stage-d/describe-query.js';
import type { FollowUp } from './reading.js';

/**
 * The inventory question from before with more filters, as a list or a count. `undefined` where the earlier answer
 * was only a part of what its filters select ("the five largest"), which filters cannot say again.
 */
export function narrowed(
  { entities, query }: Understanding,
  choice: Understanding | undefined,
  action: 'count_assets' | 'list_assets',
): FollowUp | undefined {
  if (!query || query.limit !== undefined) return undefined;
  const filters = [...query.filters, ...(choice?.query?.filters ?? [])];
  const fields = action === 'list_assets' ? query.fields : [];
  return asked(action, [...entities, ...(choice?.entities ?? [])], { filters, group_by: [], fields });
}

/** The same records with the fields of another question. */
export function withFields(
  { entities, query }: Understanding,
  choice: Understanding | undefined,
): FollowUp | undefined {
  if (!query || !choice?.query || choice.query.fields.length === 0) return undefined;
  if (choice.query.filters.length > 0 || choice.intent.action !== 'list_assets') return undefined;
  const { sort, limit } = query;
  const { fields } = choice.query;
  return asked('list_assets', entities, {
    filters: query.filters,
    group_by: [],
    fields: fields.includes('name') ? fields : ['name', ...fields],
    ...(sort && { sort }),
    ...(limit !== undefined && { limit }),
  });
}

function asked(
  action: 'count_assets' | 'list_assets',
  entities: Understanding['entities'],
  query: Query,
): FollowUp {
  const { category } = actionDefinition(action);
  return {
    understanding: {
      intent: { action, category, confidence: 1, capabilities: [action] },
      entities,
      arguments: {},
      query,
    },
    wording: `${action === 'count_assets' ? 'count' : 'list'} assets${query.filters.length > 0 ? ` where ${describeQuery(query)}` : ''}`,
  };
}
