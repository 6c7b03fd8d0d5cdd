import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { LOCAL_PRINCIPAL, type Principal } from '@app/contracts';

const PRINCIPALS = new WeakMap<object, Principal>();

/** Remembers who sent a request, once that is proven. */
export function identify(request: object, principal: Principal): void {
  PRINCIPALS.set(request, principal);
}

export function principalOf(request: object): Principal {
  return PRINCIPALS.get(request) ?? LOCAL_PRINCIPAL;
}

/** The parameter of a route that is the principal of the request. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<object>()),
);
