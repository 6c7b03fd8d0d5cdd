import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '@app/config';
import { LOCAL_PRINCIPAL, OperationalError, type Principal } from '@app/contracts';
import { hashApiKey } from './api-key.js';

const BEARER = /^Bearer +([\w.~+/=-]{1,512})$/i;

interface KnownKey {
  readonly hash: Buffer;
  readonly principal: Principal;
}

/** The keys that open this installation. Without any, everybody who reaches it is `local` and has every role. */
@Injectable()
export class ApiKeyRing {
  private readonly keys: readonly KnownKey[];

  constructor({ apiKeys }: Settings) {
    this.keys = apiKeys.map(({ name, roles, sha256 }) => ({
      hash: Buffer.from(sha256, 'hex'),
      principal: { id: name, roles },
    }));
  }

  get isEmpty(): boolean {
    return this.keys.length === 0;
  }

  /**
   * Who shows this `Authorization` header. Takes as long for every key.
   * @throws OperationalError `unauthenticated`, and never why a key is not accepted
   */
  authenticate(authorization: string | undefined): Principal {
    if (this.isEmpty) {
      if (authorization === undefined) return LOCAL_PRINCIPAL;
      throw unauthenticated('This server has no API keys.', 'Set API_KEYS on the server, or show no key.');
    }
    const key = BEARER.exec(authorization ?? '')?.[1];
    const hash = Buffer.from(hashApiKey(key ?? ''), 'hex');
    let found: Principal | undefined;
    for (const known of this.keys) if (timingSafeEqual(known.hash, hash)) found = known.principal;
    if (key !== undefined && found) return found;
    throw unauthenticated(
      'The request shows no key that is known here.',
      'Send `Authorization: Bearer KEY`; an administrator makes keys with `npm run ops -- keys new NAME --role operator`.',
    );
  }
}

function unauthenticated(detail: string, hint: string): OperationalError {
  return new OperationalError('unauthenticated', detail, hint);
}
