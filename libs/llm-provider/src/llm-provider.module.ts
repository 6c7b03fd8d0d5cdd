import { Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '@app/config';
import { Clock } from '@app/telemetry';
import { createLlmProvider, type CreatedProvider } from './choice/create-llm-provider.js';
import { LlmProvider } from './llm-provider.js';

const CREATED = Symbol('CreatedProvider');

/** Provides {@link LlmProvider} as the settings choose it; global, since several stages ask models. */
@Global()
@Module({
  providers: [
    { provide: CREATED, useFactory: createLlmProvider, inject: [Settings, Clock] },
    { provide: LlmProvider, useFactory: ({ provider }: CreatedProvider) => provider, inject: [CREATED] },
  ],
  exports: [LlmProvider],
})
export class LlmProviderModule implements OnModuleDestroy {
  constructor(@Inject(CREATED) private readonly created: CreatedProvider) {}

  /** Our own engine does not outlive the application. */
  async onModuleDestroy(): Promise<void> {
    await this.created.stop();
  }
}
