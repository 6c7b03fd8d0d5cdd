import { Global, Module, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '@app/config';
import { Clock, Metrics } from '@app/telemetry';
import { createLlmProvider } from './choice/create-llm-provider.js';
import { LlmProvider } from './llm-provider.js';

/** Provides {@link LlmProvider} as the settings choose it; global, since several stages ask models. */
@Global()
@Module({
  providers: [{ provide: LlmProvider, useFactory: createLlmProvider, inject: [Settings, Clock, Metrics] }],
  exports: [LlmProvider],
})
export class LlmProviderModule implements OnModuleDestroy {
  constructor(private readonly provider: LlmProvider) {}

  /** Neither our own engine nor a connection outlives the application. */
  async onModuleDestroy(): Promise<void> {
    await this.provider.close();
  }
}
