import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { MAXIMUM_REQUEST_CHARACTERS } from '@app/pipeline';

/** Body of `POST /pipeline` and `POST /pipeline/stream`. */
export class PipelineRequestDto {
  @ApiProperty({ example: 'list all servers in production', maxLength: MAXIMUM_REQUEST_CHARACTERS })
  @IsString()
  @Length(1, MAXIMUM_REQUEST_CHARACTERS)
  @Matches(/\S/, { message: 'request must hold more than white space' })
  request: string;

  @ApiPropertyOptional({ description: 'What the caller wants noted beside the request.', type: Object })
  @IsOptional()
  @IsObject()
  context?: Record<string, unknown>;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Requests with the same id are one conversation: “and in staging?” refers to the one before.',
  })
  @IsOptional()
  @IsUUID()
  session_id?: string;

  @ApiPropertyOptional({ enum: ['run', 'plan_only'], default: 'run' })
  @IsOptional()
  @IsIn(['run', 'plan_only'])
  mode?: 'run' | 'plan_only';

  @ApiPropertyOptional({ description: 'Do nothing unless the plan still has this hash.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'plan_hash must be 64 hexadecimal digits' })
  plan_hash?: string;
}
