import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '@app/config';
import { LlmProvider } from '@app/llm-provider';
import { preparedCalls } from '@app/pipeline';
import { PromptRegistry } from '@app/prompt-registry';

/** Has the language model tested and warmed up by a server, which will be asked; a command asks once and ends. */
@Injectable()
export class ModelStarter implements OnModuleInit {
  constructor(
    private readonly llm: LlmProvider,
    private readonly prompts: PromptRegistry,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const { warmUp, timeouts } = this.settings.llm;
    if (warmUp) this.llm.prepare(preparedCalls(this.prompts, timeouts.totalMs));
  }
}
