import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import { Requires } from '../auth/requires.js';

@ApiTags('tools')
@Controller('tools')
export class ToolsController {
  constructor(
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
  ) {}

  @Requires('read')
  @Get()
  @ApiOperation({ summary: 'What the system can do, and which of it this installation can run.' })
  list(): object {
    return {
      hash: this.catalogue.hash,
      tools: this.catalogue.tools.map((tool) => ({
        ...tool,
        patterns: tool.patterns.map((pattern) => ({
          ...pattern,
          executable: this.executors.find({ tool, pattern }) !== undefined,
        })),
      })),
    };
  }
}
