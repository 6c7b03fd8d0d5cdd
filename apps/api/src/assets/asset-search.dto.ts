import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ASSET_FIELDS, type AssetField } from '@app/contracts';
import type { FilterParameter } from './filter-parameters.js';

const MAXIMUM_LIMIT = 500;
const MAXIMUM_OFFSET = 10_000_000;
const MAXIMUM_FILTER_CHARACTERS = 8000;

const FilterText = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description: '`value`, `a,b` (one of), `!value` (not), `gte:64` (comparison).' }),
    IsOptional(),
    IsString(),
    MaxLength(500),
  );

const commaList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;

/** The query parameters that choose records; each may be `value`, `a,b`, `!value` or `gte:64`. */
export class AssetFilterDto implements Partial<Record<FilterParameter, string>> {
  @FilterText()
  name?: string;

  @FilterText()
  hostname?: string;

  @FilterText()
  ip?: string;

  @FilterText()
  os?: string;

  @FilterText()
  environment?: string;

  @FilterText()
  status?: string;

  @FilterText()
  criticality?: string;

  @FilterText()
  type?: string;

  @FilterText()
  service?: string;

  @FilterText()
  port?: string;

  @FilterText()
  data_center?: string;

  @FilterText()
  owner?: string;

  @FilterText()
  tag?: string;

  @FilterText()
  memory_gb?: string;

  @FilterText()
  cpu_cores?: string;

  @FilterText()
  disk_gb?: string;

  @FilterText()
  active?: string;

  @ApiPropertyOptional({ description: 'A filter tree as JSON: comparisons combined with and, or, not.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAXIMUM_FILTER_CHARACTERS)
  filter?: string;

  @ApiPropertyOptional({ description: `Comma list of fields: ${ASSET_FIELDS.join(', ')}.` })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @IsIn(ASSET_FIELDS, { each: true })
  fields?: AssetField[];

  @ApiPropertyOptional({ description: 'Comma list of fields, `-` before one sorts it downwards.' })
  @IsOptional()
  @Transform(commaList)
  @IsArray()
  @IsString({ each: true })
  sort?: string[];
}

/** Query of `GET /assets`. */
export class AssetPageDto extends AssetFilterDto {
  @ApiPropertyOptional({ default: 100, maximum: MAXIMUM_LIMIT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAXIMUM_LIMIT)
  limit?: number;

  @ApiPropertyOptional({ default: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAXIMUM_OFFSET)
  offset?: number;
}

/** Body of `POST /assets/search`. */
export class AssetSearchDto {
  @ApiPropertyOptional({
    type: Object,
    description: 'A filter tree: comparisons combined with and, or, not.',
  })
  @IsOptional()
  @IsObject()
  filter?: object;

  @ApiPropertyOptional({ enum: ASSET_FIELDS, isArray: true })
  @IsOptional()
  @IsArray()
  @IsIn(ASSET_FIELDS, { each: true })
  fields?: AssetField[];

  @ApiPropertyOptional({
    description: 'Fields to sort by, `-` before one sorts it downwards.',
    type: [String],
  })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  sort?: string[];

  @ApiPropertyOptional({ description: 'Count by these fields instead of listing.' })
  @IsOptional()
  @IsArray()
  @IsIn(ASSET_FIELDS, { each: true })
  @ArrayMaxSize(3)
  group_by?: AssetField[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAXIMUM_LIMIT)
  limit?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAXIMUM_OFFSET)
  offset?: number;
}
