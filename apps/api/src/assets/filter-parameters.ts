import {
  type Filter,
  type FilterField,
  type FilterOperator,
  type FilterTree,
  FilterTreeSchema,
  OperationalError,
} from '@app/contracts';

/** The filter parameters of `GET /assets`, by the names operators use, and the field each one compares. */
export const FILTER_PARAMETERS = {
  name: 'name',
  hostname: 'hostname',
  ip: 'ip_address',
  os: 'os',
  environment: 'environment',
  status: 'status',
  criticality: 'criticality',
  type: 'device_type',
  service: 'service',
  port: 'any_port',
  data_center: 'site',
  owner: 'owner',
  tag: 'tags',
  memory_gb: 'memory_gb',
  cpu_cores: 'cpu_cores',
  disk_gb: 'disk_gb',
  active: 'is_active',
} as const satisfies Record<string, FilterField>;
export type FilterParameter = keyof typeof FILTER_PARAMETERS;

const NUMBERS: ReadonlySet<string> = new Set(['any_port', 'memory_gb', 'cpu_cores', 'disk_gb']);
const COMPARISON = /^(gt|gte|lt|lte|contains|starts_with|ends_with):(.+)$/;

/**
 * Reads one parameter: `value`, `a,b` (one of), `!value` (not), `gte:64` (comparison), a CIDR range for `ip`.
 * @throws OperationalError `invalid_request` naming the parameter.
 */
export function parseFilterParameter(parameter: FilterParameter, text: string): Filter {
  const field = FILTER_PARAMETERS[parameter];
  const comparison = COMPARISON.exec(text);
  if (comparison?.[1] && comparison[2])
    return { field, operator: comparison[1] as FilterOperator, value: typed(parameter, comparison[2]) };
  const negated = text.startsWith('!');
  const values = (negated ? text.slice(1) : text).split(',').map((value) => typed(parameter, value.trim()));
  const [only] = values;
  if (values.length > 1) return { field, operator: negated ? 'not_in' : 'in', value: values };
  if (parameter === 'ip' && String(only).includes('/')) {
    if (negated)
      throw invalid(parameter, text, 'an address, or a CIDR range that is not negated; use filter for that');
    return { field, operator: 'within', value: String(only) };
  }
  if (only === undefined || only === '') throw invalid(parameter, text, 'a value');
  return { field, operator: negated ? 'ne' : 'eq', value: only };
}

/** Reads a whole filter tree given as JSON text or as a value. */
export function parseFilterTree(value: unknown): FilterTree {
  const parsed = FilterTreeSchema.safeParse(typeof value === 'string' ? parseJson(value) : value);
  if (parsed.success) return parsed.data;
  throw new OperationalError(
    'invalid_request',
    'The filter is not a filter tree.',
    'Send {"field","operator","value"}, combined with {"and":[…]}, {"or":[…]}, {"not":…}; /docs names the fields.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new OperationalError(
      'invalid_request',
      'The filter is not valid JSON.',
      'Send the filter tree as JSON.',
    );
  }
}

function typed(parameter: FilterParameter, text: string): string | number | boolean {
  const field = FILTER_PARAMETERS[parameter];
  if (field === 'is_active') {
    if (text !== 'true' && text !== 'false') throw invalid(parameter, text, 'true or false');
    return text === 'true';
  }
  if (!NUMBERS.has(field)) return text;
  const number = Number(text);
  if (text === '' || !Number.isFinite(number))
    throw invalid(parameter, text, 'a number, or gt:, gte:, lt:, lte: and a number');
  return number;
}

function invalid(parameter: string, text: string, expected: string): OperationalError {
  return new OperationalError('invalid_request', `'${parameter}' holds '${text}'.`, `It may be ${expected}.`);
}
