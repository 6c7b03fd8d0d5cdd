import { Global, Module } from '@nestjs/common';
import { Settings } from '@app/config';
import { PromptRegistry } from './prompt-registry.js';

/** Reads the configured prompt version at boot; a bad file or an unknown version stops it. */
@Global()
@Module({
  providers: [
    {
      provide: PromptRegistry,
      useFactory: ({ prompts }: Settings) => new PromptRegistry(prompts.version),
      inject: [Settings],
    },
  ],
  exports: [PromptRegistry],
})
export class PromptRegistryModule {}
