import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { IsBooleanString, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { APPROVAL_STATES, type ApprovalState } from '@app/contracts';
import { PageDto } from '../http/page.dto.js';

const MAXIMUM_COMMENT_CHARACTERS = 2_000;

/** Query of `GET /approvals`. */
export class ApprovalSearchDto extends PageDto {
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
