import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Metrics } from '@app/telemetry';
import { Requires } from '../auth/requires.js';

@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Requires('read')
  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What this process measured, in the text format of Prometheus.' })
  async text(@Res() reply: Response): Promise<void> {
    const text = await this.metrics.text();
    reply.type(this.metrics.contentType).send(text);
  }
}
