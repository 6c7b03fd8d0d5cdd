import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type AssetGroup, type AssetPage, AssetsService, type AssetView } from '@app/assets';
import { OperationalError, type Principal } from '@app/contracts';
import { CurrentPrincipal } from '../auth/principal-of.js';
import { Requires } from '../auth/requires.js';
import { clientSignal } from '../http/client-signal.js';
import { AssetChangesDto, AssetDto } from './asset.dto.js';
import { AssetPageDto, AssetSearchDto } from './asset-search.dto.js';
import { filterOf, sortOf } from './asset-query.js';
import { parseFilterTree } from './filter-parameters.js';

const DEFAULT_LIMIT = 100;

@ApiTags('assets')
@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: AssetsService) {}

  @Requires('read')
  @Get()
  @ApiOperation({ summary: 'Find records; every parameter given must hold.' })
  list(@Query() query: AssetPageDto, @Res({ passthrough: true }) reply: Response): Promise<AssetPage> {
    return this.assets.search(
      {
        filter: filterOf(query),
        fields: query.fields,
        sort: sortOf(query.sort),
        limit: query.limit ?? DEFAULT_LIMIT,
        offset: query.offset ?? 0,
      },
      clientSignal(reply),
    );
  }

  @Requires('read')
  @Post('search')
  @HttpCode(200)
  @ApiOperation({ summary: 'Find or count records by filters combined with and, or, not.' })
  async search(
    @Body() body: AssetSearchDto,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<AssetPage | { groups: AssetGroup[] }> {
    const filter = body.filter === undefined ? undefined : parseFilterTree(body.filter);
    const signal = clientSignal(reply);
    if (body.group_by?.length) return { groups: await this.assets.group(filter, body.group_by, signal) };
    return this.assets.search(
      {
        filter,
        fields: body.fields,
        sort: sortOf(body.sort),
        limit: body.limit ?? DEFAULT_LIMIT,
        offset: body.offset ?? 0,
      },
      signal,
    );
  }

  @Requires('read')
  @Get(':reference')
  @ApiOperation({ summary: 'One record, by id, name, host name or address.' })
  async find(
    @Param('reference') reference: string,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<AssetView> {
    const found = await this.assets.find(reference, clientSignal(reply));
    if (found) return found;
    throw new OperationalError(
      'not_found',
      `No asset is called '${reference}'.`,
      'GET /assets lists the records.',
    );
  }

  @Requires('administer')
  @Post()
  @ApiOperation({ summary: 'Add a record.' })
  create(
    @Body() body: AssetDto,
    @CurrentPrincipal() { id }: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<AssetView> {
    return this.assets.create({ ...body }, id, clientSignal(reply));
  }

  @Requires('administer')
  @Patch(':reference')
  @ApiOperation({ summary: 'Change fields of a record; those not named stay.' })
  update(
    @Param('reference') reference: string,
    @Body() body: AssetChangesDto,
    @CurrentPrincipal() { id }: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<AssetView> {
    return this.assets.update(reference, { ...body }, id, clientSignal(reply));
  }

  @Requires('administer')
  @Delete(':reference')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a record.' })
  async remove(
    @Param('reference') reference: string,
    @CurrentPrincipal() { id }: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<void> {
    await this.assets.remove(reference, id, clientSignal(reply));
  }
}
