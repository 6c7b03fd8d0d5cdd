import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { EXECUTION_STATES, type ExecutionState } from '@app/contracts';

/** Query of `GET /executions`. */
export class ExecutionSearchDto {
  @ApiPropertyOptional({ enum: EXECUTION_STATES })
  @IsOptional()
  @IsIn(EXECUTION_STATES)
  state?: ExecutionState;

  @ApiPropertyOptional({ description: 'Name of the key that asked.' })
  @IsOptional()
  @IsString()
  @Length(1, 63)
  requester?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @IsUUID()
  cursor?: string;
}
