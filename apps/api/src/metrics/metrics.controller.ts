import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Metrics } from '@app/telemetry';
import { Requires } from '../auth/requires.js';

/** What the process did so far, for a machine that comes by every few seconds. */
@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Shows numbers that are at hand; asks nobody for newer ones. */
  @Requires('read')
  @Get()
  @Header('Content-Type', Metrics.MEDIA_TYPE)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiOperation({ summary: 'Metrics of this process, in the text format of Prometheus.' })
  scrape(): Promise<string> {
    return this.metrics.text();
  }
}
