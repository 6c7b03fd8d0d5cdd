import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

/** What must hold of the events of an export. */
export class AuditFilterDto {
  @ApiPropertyOptional({ example: 'approval.approved' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  kind?: string;

  @ApiPropertyOptional({ description: 'Name of a key, `local` or `system`.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  principal?: string;

  @ApiPropertyOptional({ description: 'Id of an approval, an execution or an asset.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  subject?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  request_id?: string;

  @ApiPropertyOptional({ description: 'The first moment that counts (ISO 8601).' })
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;

  @ApiPropertyOptional({ description: 'The first moment that counts no more (ISO 8601).' })
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;
}

/** Query of `GET /audit`. */
export class AuditSearchDto extends AuditFilterDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;

  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @Length(1, 400)
  cursor?: string;
}
