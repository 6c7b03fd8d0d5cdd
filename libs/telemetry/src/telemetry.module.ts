import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';

/** Global, since time is asked for everywhere and must be replaceable in one place. */
@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }],
  exports: [Clock],
})
export class TelemetryModule {}
