import { Global, Module } from '@nestjs/common';
import { ApiKeyRing } from './api-key-ring.js';

/** Global, since the edge of every app asks who is there. */
@Global()
@Module({ providers: [ApiKeyRing], exports: [ApiKeyRing] })
export class AuthModule {}
