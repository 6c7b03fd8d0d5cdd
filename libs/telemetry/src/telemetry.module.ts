import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { Metrics } from './metrics/metrics.js';

/** Global, since time is asked for and work is measured everywhere; time must be replaceable in one place. */
@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }, Metrics],
  exports: [Clock, Metrics],
})
export class TelemetryModule {}
