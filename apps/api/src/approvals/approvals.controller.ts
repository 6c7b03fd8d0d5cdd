import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Approval, OperationalError, type Plan, type Principal } from '@app/contracts';
import { type ApprovalPage, Approvals } from '@app/execution';
import { CurrentPrincipal } from '../auth/principal-of.js';
import { Requires } from '../auth/requires.js';
import { clientSignal } from '../http/client-signal.js';
import { ApprovalSearchDto, CommentDto, RemarkDto } from './approval.dto.js';

const DEFAULT_LIMIT = 50;

@ApiTags('approvals')
@Controller('approvals')
export class ApprovalsController {
  constructor(private readonly approvals: Approvals) {}

  @Requires('read')
  @Get()
  @ApiOperation({ summary: 'Approvals, newest first; `inbox=true` for those that wait for the caller.' })
  list(
    @Query() { inbox, limit = DEFAULT_LIMIT, ...search }: ApprovalSearchDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<ApprovalPage> {
    return this.approvals.list(
      { ...search, limit, ...(inbox === 'true' ? { inbox: principal } : {}) },
      clientSignal(reply),
    );
  }

  @Requires('read')
  @Get(':id')
  @ApiOperation({ summary: 'One approval: what would change, who said what, and the plan that it is about.' })
  async find(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<Approval & { plan: Plan | null }> {
    const signal = clientSignal(reply);
    const [approval, plan] = await Promise.all([
      this.approvals.find(id, signal),
      this.approvals.planOf(id, signal),
    ]);
    if (approval) return { ...approval, plan };
    throw new OperationalError('not_found', `No approval has the id ${id}.`, 'GET /approvals lists them.');
  }

  @Requires('decide')
  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agree. With the last consent that is needed the plan is queued.' })
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { comment, plan_hash }: RemarkDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<Approval> {
    return this.approvals.approve(id, principal, { comment, planHash: plan_hash }, clientSignal(reply));
  }

  @Requires('decide')
  @Post(':id/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decline; one rejection closes the approval.' })
  reject(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { comment, plan_hash }: RemarkDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<Approval> {
    return this.approvals.reject(id, principal, { comment, planHash: plan_hash }, clientSignal(reply));
  }

  @Requires('read')
  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw what one asked for oneself, or as an administrator.' })
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { comment }: RemarkDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<Approval> {
    return this.approvals.cancel(id, principal, { comment }, clientSignal(reply));
  }

  @Requires('read')
  @Post(':id/comments')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say something about it: whoever asked, approvers and administrators.' })
  comment(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { comment }: CommentDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<Approval> {
    return this.approvals.comment(id, principal, comment, clientSignal(reply));
  }
}
