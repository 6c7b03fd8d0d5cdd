import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { ToolResult } from '../executor.js';

type Status = Extract<ToolResult, { kind: 'status' }>;

const DAY_MS = 86_400_000;
/** From here on an operator should renew. */
const SOON_DAYS = 30;
const MAXIMUM_NAMES = 50;

/** What a handshake showed. */
export interface Handshake {
  readonly certificate: PeerCertificate;
  /** Why the chain is not trusted; `null` where it is. */
  readonly distrust: string | null;
  readonly protocol: string | null;
}

export function handshakeOf(socket: TLSSocket): Handshake {
  const { authorized, authorizationError } = socket;
  return {
    certificate: socket.getPeerCertificate(),
    distrust: authorized ? null : String(authorizationError ?? 'not trusted'),
    protocol: socket.getProtocol(),
  };
}

/** Judges a certificate at a time. @param where as a person names the place @param name that the certificate must be for */
export function certificateReport(
  { certificate, distrust, protocol }: Handshake,
  where: string,
  name: string,
  now: number,
): Status {
  const from = Date.parse(certificate.valid_from);
  const to = Date.parse(certificate.valid_to);
  const days = Math.floor((to - now) / DAY_MS);
  const misnamed = checkServerIdentity(name, certificate) !== undefined;
  const date = new Date(to).toISOString().slice(0, 10);
  const faults = [
    now > to ? `it expired on ${date}` : undefined,
    now < from ? `it is not valid before ${new Date(from).toISOString().slice(0, 10)}` : undefined,
    misnamed ? `it is not for ${name}` : undefined,
    distrust && now <= to ? `its chain is not trusted (${distrust})` : undefined,
  ].filter((fault) => fault !== undefined);
  const state = faults.length > 0 ? 'failed' : days < SOON_DAYS ? 'warning' : 'ok';
  const expiry = now > to ? '' : ` It expires on ${date}, in ${days} days.`;
  return {
    kind: 'status',
    state,
    summary:
      faults.length > 0
        ? `The certificate of ${where} is not valid: ${faults.join('; ')}.${expiry}`
        : `The certificate of ${where} is valid.${expiry}`,
    facts: [
      { name: 'valid', value: faults.length === 0 },
      { name: 'expires', value: new Date(to).toISOString() },
      { name: 'days_left', value: days },
      { name: 'valid_from', value: new Date(from).toISOString() },
      { name: 'subject', value: text(certificate.subject?.CN) },
      { name: 'issuer', value: text(certificate.issuer?.CN) },
      {
        name: 'names',
        value: (certificate.subjectaltname ?? '').split(', ').slice(0, MAXIMUM_NAMES).join(', ') || null,
      },
      { name: 'name_matches', value: !misnamed },
      { name: 'chain', value: distrust ?? 'trusted' },
      { name: 'protocol', value: protocol },
    ],
  };
}

function text(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}
