import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { assetCsv, assetJson, AssetsService } from '@app/assets';
import { Requires } from '../auth/requires.js';
import { clientSignal } from '../http/client-signal.js';
import { sendFile } from '../http/send-file.js';
import { AssetFilterDto } from './asset-search.dto.js';
import { filterOf, sortOf } from './asset-query.js';

/** Records as files, however many, streamed. */
@ApiTags('assets')
@Controller('assets')
export class AssetExportController {
  constructor(private readonly assets: AssetsService) {}

  @Requires('read')
  @Get('export.csv')
  @ApiOperation({ summary: 'Records as CSV, chosen like `GET /assets`.' })
  async csv(@Query() query: AssetFilterDto, @Res() reply: Response): Promise<void> {
    await sendFile(
      reply,
      'assets.csv',
      'text/csv; charset=utf-8',
      assetCsv(this.rows(query, reply), query.fields),
    );
  }

  @Requires('read')
  @Get('export.json')
  @ApiOperation({ summary: 'Records as a JSON array, chosen like `GET /assets`.' })
  async json(@Query() query: AssetFilterDto, @Res() reply: Response): Promise<void> {
    await sendFile(
      reply,
      'assets.json',
      'application/json; charset=utf-8',
      assetJson(this.rows(query, reply)),
    );
  }

  private rows(query: AssetFilterDto, reply: Response) {
    return this.assets.exportRows(filterOf(query), query.fields, sortOf(query.sort), clientSignal(reply));
  }
}
