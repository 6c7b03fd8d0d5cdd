import type { AssetInput } from '@app/assets';
import { ASSET_FIELDS, type AssetField, OperationalError, type ToolInputs } from '@app/contracts';

/** Fields that hold whole numbers. */
const NUMBERS: ReadonlySet<AssetField> = new Set(['cpu_cores', 'memory_gb', 'disk_gb', 'port']);
const FLAGS: ReadonlySet<AssetField> = new Set(['is_active', 'is_secure']);
/** What no sentence can say in full. */
const NOT_IN_WORDS: ReadonlySet<AssetField> = new Set([
  'additional_services',
  'created_at',
  'updated_at',
] as AssetField[]);

const ADDS_TAG = /\b(?:add|label|put)\b|^\W*(?:please\s+)?tag\b/i;
const REMOVES_TAG = /\b(?:remove|delete|drop|clear|untag|strip|take)\b/i;
const CREATES = /^\W*(?:please\s+)?(?:register|create|add|enrol|onboard)\b(?!.*\btag\b)/i;

/** Whether the words ask for a new record rather than for a change of one. */
export function asksForNewRecord({ request, field }: ToolInputs): boolean {
  return field === undefined && CREATES.test(String(request ?? ''));
}

/**
 * The one field that a request changes, with a value of the field's kind. Everything else is left as it is.
 * @param tags the record's tags as they are
 * @throws OperationalError `invalid_request`, `unknown_field`
 */
export function requestedChange(inputs: ToolInputs, tags: readonly string[]): Partial<AssetInput> {
  const { field: name, value, request } = inputs;
  if (name === undefined || value === undefined)
    throw invalid(
      'The request does not say which field is to have which value.',
      'Say: set the FIELD of NAME to VALUE.',
    );
  const field = ASSET_FIELDS.find((known) => known === name);
  if (!field || NOT_IN_WORDS.has(field))
    throw new OperationalError(
      'unknown_field',
      `'${String(name)}' is no field that a request can change.`,
      `These can be changed: ${ASSET_FIELDS.filter((known) => !NOT_IN_WORDS.has(known)).join(', ')}.`,
    );
  if (field === 'tags') return { tags: changedTags(String(value), tags, String(request ?? '')) };
  return { [field]: valueOf(field, String(value).trim()) } as Partial<AssetInput>;
}

function valueOf(field: AssetField, text: string): string | number | boolean {
  if (FLAGS.has(field)) {
    const flag = /^(?:true|yes|active|on)$/i.test(text)
      ? true
      : /^(?:false|no|inactive|off)$/i.test(text)
        ? false
        : undefined;
    if (flag === undefined) throw invalid(`'${text}' is neither yes nor no.`, `${field} is true or false.`);
    return flag;
  }
  if (!NUMBERS.has(field)) return text;
  const number = /^(\d{1,9})(?:\s*(?:gb|gib|cores?))?$/i.exec(text)?.[1];
  if (number === undefined) throw invalid(`'${text}' is no whole number.`, `${field} is a whole number.`);
  return Number(number);
}

function changedTags(tag: string, tags: readonly string[], request: string): string[] {
  const adds = ADDS_TAG.test(request);
  if (adds === REMOVES_TAG.test(request))
    throw invalid(
      'It is not clear whether the tag is to be added or removed.',
      'Say: add the tag TAG to NAME.',
    );
  if (!adds) return tags.filter((known) => known !== tag);
  return tags.includes(tag) ? [...tags] : [...tags, tag];
}

function invalid(detail: string, hint: string): OperationalError {
  return new OperationalError('invalid_request', detail, hint);
}
