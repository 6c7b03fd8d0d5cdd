import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PromptRegistry, releaseWarning } from '@app/prompt-registry';
import { Requires } from '../auth/requires.js';

@ApiTags('prompts')
@Controller('prompts')
export class PromptsController {
  constructor(private readonly registry: PromptRegistry) {}

  @Requires('read')
  @Get()
  @ApiOperation({
    summary: 'The prompts in use, with their versions, hashes, sizes, budgets and evaluations.',
  })
  list(): object {
    const prompts = this.registry.list();
    const warning = releaseWarning(prompts);
    return { prompts, warnings: warning === null ? [] : [warning] };
  }
}
