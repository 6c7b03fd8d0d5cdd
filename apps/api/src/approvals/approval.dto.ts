import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBooleanString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { APPROVAL_STATES, type ApprovalState } from '@app/contracts';

const MAXIMUM_COMMENT_CHARACTERS = 2_000;

/** Query of `GET /approvals`. */
export class ApprovalSearchDto {
  @ApiPropertyOptional({ enum: APPROVAL_STATES })
  @IsOptional()
  @IsIn(APPROVAL_STATES)
  state?: ApprovalState;

  @ApiPropertyOptional({ description: 'Name of the key that asked.' })
  @IsOptional()
  @IsString()
  @Length(1, 63)
  requester?: string;

  @ApiPropertyOptional({ description: 'true: only those that the caller may decide on and has not.' })
  @IsOptional()
  @IsBooleanString()
  inbox?: string;

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

/** Body of a decision. */
export class RemarkDto {
  @ApiPropertyOptional({ maxLength: MAXIMUM_COMMENT_CHARACTERS })
  @IsOptional()
  @IsString()
  @Length(1, MAXIMUM_COMMENT_CHARACTERS)
  comment?: string;

  @ApiPropertyOptional({ description: 'Decide only on the plan with this hash.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'plan_hash must be 64 hexadecimal digits' })
  plan_hash?: string;
}

/** Body of a comment. */
export class CommentDto {
  @ApiProperty({ maxLength: MAXIMUM_COMMENT_CHARACTERS })
  @IsString()
  @Length(1, MAXIMUM_COMMENT_CHARACTERS)
  comment: string;
}
