import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { Metrics } from './metrics.js';

/** Global, since time is asked for everywhere and must be replaceable in one place, and all is measured in one. */
@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }, Metrics],
  exports: [Clock, Metrics],
})
export class TelemetryModule {}
