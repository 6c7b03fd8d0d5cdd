import { ACTIONS, actionDefinition, canonicalAction } from '@app/contracts';

/** Arguments of every action; `query` is built by code, the last two go into it. */
export const ARGUMENT_NAMES = [
  ...new Set([
    ...ACTIONS.flatMap((action) => actionDefinition(action).arguments).filter((name) => name !== 'query'),
    'schedule',
    'condition',
    'group_by',
    'limit',
  ]),
] as [string, ...string[]];

/** Gives an action of an earlier system the name that it has today, in a field of what a model wrote. */
export function withCanonicalAction(field: string): (parsed: unknown) => unknown {
  return (parsed) => {
    if (typeof parsed !== 'object' || parsed === null) return parsed;
    const written: unknown = Reflect.get(parsed, field);
    return typeof written === 'string' ? { ...parsed, [field]: canonicalAction(written) ?? written } : parsed;
  };
}
