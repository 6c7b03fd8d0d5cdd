import { Global, Logger, Module } from '@nestjs/common';
import { Settings } from '@app/config';
import { PromptRegistry } from './prompt-registry.js';
import { releaseWarning } from './release-warning.js';

/** Reads the configured prompt version at boot; a bad file or an unknown version stops it. */
@Global()
@Module({
  providers: [
    {
      provide: PromptRegistry,
      useFactory: ({ prompts }: Settings) => {
        const registry = new PromptRegistry(prompts.version);
        const warning = releaseWarning(registry.list());
        if (warning) new Logger(PromptRegistry.name).warn(warning);
        return registry;
      },
      inject: [Settings],
    },
  ],
  exports: [PromptRegistry],
})
export class PromptRegistryModule {}
