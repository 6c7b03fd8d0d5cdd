import { Reflector } from '@nestjs/core';
import type { Permission } from '@app/policy';

/** What a route asks of its caller; `public` asks nothing. Every route says it, or is not served. */
export const Requires = Reflector.createDecorator<Permission | 'public'>();
