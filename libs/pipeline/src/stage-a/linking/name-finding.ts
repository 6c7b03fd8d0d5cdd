import type { LinkedAsset } from '@app/assets';
import type { Candidate } from '@app/contracts';
import type { Clarification } from '../../stage-d/responder.js';

/** More than these nobody reads. */
export const MOST_CANDIDATES = 5;

/** A name in a request that is none of the known ones as it stands. */
export interface NameFinding {
  readonly kind: 'host' | 'service';
  readonly written: string;
  /** The known name that it was taken for; without one it was taken for nothing. */
  readonly readAs?: string;
  /** What it may stand for, the likeliest first; none where what it was taken for is certain. */
  readonly candidates: readonly Candidate[];
}

/** What a person should know of how the names were read. */
export function warningsOf(findings: readonly NameFinding[]): string[] {
  return findings.map(({ kind, written, readAs, candidates }) =>
    readAs === undefined
      ? `It is not certain which ${kind} ${written} is. Did you mean ${candidates.map(({ name }) => name).join(' or ')}?`
      : `${written} was read as ${readAs}.`,
  );
}

/** The question that must be answered before anything is done to what the names stand for. */
export function questionOf(findings: readonly NameFinding[]): Clarification | undefined {
  const unsettled = findings.find(({ candidates }) => candidates.length > 0);
  if (!unsettled) return undefined;
  const { kind, written, candidates } = unsettled;
  const question = `Which ${kind} is meant by ${written}?`;
  return kind === 'host'
    ? { question, missing: ['target'], candidates }
    : { question: `${question} Put the name in quotes if it is right.`, missing: ['service'], candidates };
}

/** A record as something that a question may be answered with: its name, where it is and what it runs. */
export function candidateOf({ name, environment, data_center: site, services }: LinkedAsset): Candidate {
  return {
    name,
    description: [environment, site, services[0]?.service_type].filter(Boolean).join(', '),
  };
}
