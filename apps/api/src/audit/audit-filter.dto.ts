import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const MAXIMUM_LIMIT = 500;
const MAXIMUM_NAME_CHARACTERS = 500;
const MAXIMUM_CURSOR_CHARACTERS = 500;
/** Nothing that is recorded has a null character. */
const STORABLE = /^[^\0]*$/;

/** The query parameters that choose events; all that are given must hold. */
export class AuditFilterDto {
  @ApiPropertyOptional({ example: 'approval.approved', description: '`request`, `stage`, or a transition.' })
  @IsOptional()
  @IsString()
  @Matches(/^[a-z_]{1,40}(\.[a-z_]{1,40})?$/)
  kind?: string;

  @ApiPropertyOptional({ description: 'Who did it; `system` for the system itself.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @Matches(STORABLE)
  @MaxLength(MAXIMUM_NAME_CHARACTERS)
  principal?: string;

  @ApiPropertyOptional({ description: 'What it was done to: an approval, an execution, an asset.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @Matches(STORABLE)
  @MaxLength(MAXIMUM_NAME_CHARACTERS)
  subject?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The request that it belongs to or follows from.' })
  @IsOptional()
  @IsUUID()
  request_id?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'The first moment that counts.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'The first moment that counts no more.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;
}

/** Query of `GET /audit`. */
export class AuditPageDto extends AuditFilterDto {
  @ApiPropertyOptional({ default: 100, maximum: MAXIMUM_LIMIT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAXIMUM_LIMIT)
  limit?: number;

  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAXIMUM_CURSOR_CHARACTERS)
  cursor?: string;
}
