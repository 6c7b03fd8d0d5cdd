import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { EXECUTION_STATES, type ExecutionState } from '@app/contracts';
import { PageDto } from '../http/page.dto.js';

/** Query of `GET /executions`. */
export class ExecutionSearchDto extends PageDto {
  @ApiPropertyOptional({ enum: EXECUTION_STATES })
  @IsOptional()
  @IsIn(EXECUTION_STATES)
  state?: ExecutionState;

  @ApiPropertyOptional({ description: 'Name of the key that asked.' })
  @IsOptional()
  @IsString()
  @Length(1, 63)
  requester?: string;
}
