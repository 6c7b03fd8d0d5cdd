import { redactDeep } from '../redaction/redaction.js';
import { boundedJson, bytesOf } from './bounded-json.js';
import { storableJson, storableText } from './storable-json.js';

/** What a row tells, before it has its place in a chain: redacted, bounded, and sure to be taken by the database. */
export interface AuditEntry {
  readonly kind: string;
  readonly requestId: string | null;
  readonly principal: string;
  readonly subject: string | null;
  readonly payload: unknown;
  /** Size of the payload. */
  readonly bytes: number;
}

/** As an entry comes in. */
export interface EntryDraft {
  readonly kind: string;
  /** A UUID. */
  readonly requestId?: string;
  readonly principal: string;
  readonly subject?: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const MAXIMUM_PAYLOAD_BYTES = 256 * 1024;
/** The indexes of the record take no longer texts. */
const MAXIMUM_NAME_CHARACTERS = 500;

/** Never fails for what the payload holds: what cannot be kept is replaced by a note of it. */
export function auditEntry({ kind, requestId, principal, subject, payload }: EntryDraft): AuditEntry {
  const kept = boundedJson(redactDeep(storableJson(payload)), MAXIMUM_PAYLOAD_BYTES);
  return {
    kind,
    requestId: requestId?.toLowerCase() ?? null,
    principal: nameOf(principal),
    subject: subject === undefined ? null : nameOf(subject),
    payload: kept,
    bytes: bytesOf(kept),
  };
}

function nameOf(text: string): string {
  return storableText(storableText(text).slice(0, MAXIMUM_NAME_CHARACTERS));
}
