import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Settings } from '@app/config';
import { Clock } from '@app/telemetry';
import { DiskProbe } from './disk.probe.js';
import { HealthMonitor } from './health-monitor.service.js';
import { HealthProbe } from './health-probe.js';
import { ReadinessService } from './readiness.service.js';

interface HealthOptions {
  /** Where the probes' own dependencies come from. */
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  /** One probe a part; each is created by dependency injection. */
  readonly probes: readonly (new (...dependencies: never[]) => HealthProbe)[];
}

@Module({})
export class HealthModule {
  static forRoot({ imports, probes }: HealthOptions): DynamicModule {
    return {
      module: HealthModule,
      imports: [...imports, TerminusModule],
      providers: [
        ...probes,
        {
          provide: DiskProbe,
          useFactory: ({ dataDir }: Settings) => new DiskProbe(dataDir),
          inject: [Settings],
        },
        {
          provide: HealthMonitor,
          useFactory: (clock: Clock, disk: DiskProbe, ...others: HealthProbe[]) =>
            new HealthMonitor([...others, disk], clock),
          inject: [Clock, DiskProbe, ...probes],
        },
        ReadinessService,
      ],
      exports: [HealthMonitor, ReadinessService, TerminusModule],
    };
  }
}
