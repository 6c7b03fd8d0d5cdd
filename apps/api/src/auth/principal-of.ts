import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@app/contracts';

const PRINCIPALS = new WeakMap<object, Principal>();

/** Remembers who sent a request, once that is proven. */
export function identify(request: object, principal: Principal): void {
  PRINCIPALS.set(request, principal);
}

/** @throws Error for a request that no guard has identified: nobody acts without a name */
export function principalOf(request: object): Principal {
  const principal = PRINCIPALS.get(request);
  if (!principal) throw new Error('A request without a principal reached a route.');
  return principal;
}

/** The parameter of a route that is the principal of the request. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<object>()),
);
