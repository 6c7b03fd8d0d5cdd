import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { AuditModule } from '@app/audit';
import { ToolsModule } from '@app/tools';
import { ApprovalExpiry } from './approvals/approval-expiry.service.js';
import { ApprovalStore } from './approvals/approval-store.service.js';
import { ApprovalTransitions } from './approvals/approval-transitions.service.js';
import { Approvals } from './approvals/approvals.service.js';
import { ChangeSignal } from './changes/change-signal.js';
import { Executions } from './executions.service.js';
import { ExecutionQueue } from './queue/execution-queue.service.js';
import { Replanner } from './replanner.js';
import { ExecutionRunner } from './run/execution-runner.service.js';
import { ExecutionTransitions } from './run/execution-transitions.service.js';
import { OperationRunner } from './run/operation-runner.service.js';
import { Worker } from './run/worker.service.js';
import { ExecutionReader } from './store/execution-reader.service.js';
import { ExecutionWriter } from './store/execution-writer.service.js';

interface ExecutionOptions {
  /** Where the replanner's own dependencies come from. */
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly replanner: new (...dependencies: never[]) => Replanner;
}

/** Approvals and plans at work, with a worker in this process. */
@Module({})
export class ExecutionModule {
  static forRoot({ imports, replanner }: ExecutionOptions): DynamicModule {
    return {
      module: ExecutionModule,
      imports: [...imports, AuditModule, ToolsModule],
      providers: [
        { provide: Replanner, useClass: replanner },
        ApprovalExpiry,
        Approvals,
        ApprovalStore,
        ApprovalTransitions,
        ChangeSignal,
        ExecutionQueue,
        ExecutionReader,
        ExecutionRunner,
        Executions,
        ExecutionTransitions,
        ExecutionWriter,
        OperationRunner,
        Worker,
      ],
      exports: [Approvals, ExecutionQueue, Executions],
    };
  }
}
