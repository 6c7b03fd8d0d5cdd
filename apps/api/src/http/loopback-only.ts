import type { NextFunction, Request, Response } from 'express';
import { OperationalError } from '@app/contracts';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses requests that were sent to another name, or by a page of another site. A browser on this machine
 * reaches the loopback interface too, and there are no keys that a foreign page would lack.
 */
export function loopbackOnly(request: Request, _response: Response, next: NextFunction): void {
  const { host, origin } = request.headers;
  const foreign = [host && `http://${host}`, origin].find((address) => address && !isLoopback(address));
  next(
    foreign
      ? new OperationalError(
          'forbidden',
          'The request was sent to another name or by a page of another site.',
          'Ask on localhost, 127.0.0.1 or [::1]; without API keys nothing else is served.',
        )
      : undefined,
  );
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);
}
