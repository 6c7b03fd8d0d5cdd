import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
} from 'class-validator';
import { CACHE_LAYERS, type CacheLayer } from '@app/cache';
import { MAXIMUM_REQUEST_CHARACTERS } from '@app/pipeline';

const MAXIMUM_WARMED = 50;

/** Body of `POST /cache/invalidate`: exactly one of layer, asset, tool and scope. */
export class InvalidationDto {
  @ApiPropertyOptional({ enum: CACHE_LAYERS })
  @IsOptional()
  @IsIn(CACHE_LAYERS)
  layer?: CacheLayer;

  @ApiPropertyOptional({ description: 'Id, name, host name or address.' })
  @IsOptional()
  @IsString()
  @Length(1, 253)
  asset?: string;

  @ApiPropertyOptional({ description: 'A tool of the catalogue.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  tool?: string;

  @ApiPropertyOptional({ description: 'Roles, joined by +: what keys with just these roles were served.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  scope?: string;

  @ApiPropertyOptional({ default: false, description: 'Tell what would end, and move nothing.' })
  @IsOptional()
  @IsBoolean()
  dry_run?: boolean;
}

/** Body of `POST /cache/invalidate/all` and of `POST /cache/invalidate/:asset_id`. */
export class DryRunDto {
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  dry_run?: boolean;
}

/** Body of `POST /cache/warm`. */
export class WarmDto {
  @ApiPropertyOptional({ type: [String], description: 'Without them: what was asked most in the last day.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAXIMUM_WARMED)
  @IsString({ each: true })
  @Length(1, MAXIMUM_REQUEST_CHARACTERS, { each: true })
  requests?: string[];
}

/** Query of `GET /cache/explain`. */
export class ExplainDto {
  @ApiProperty({ example: 'who owns web-prod-01?' })
  @IsString()
  @Length(1, MAXIMUM_REQUEST_CHARACTERS)
  request: string;
}
