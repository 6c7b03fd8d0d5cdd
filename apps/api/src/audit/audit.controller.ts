import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  type AuditFilter,
  type AuditPage,
  AuditReader,
  type AuditRow,
  AuditVerifier,
  type VerificationReport,
} from '@app/audit';
import { Requires } from '../auth/requires.js';
import { clientSignal } from '../http/client-signal.js';
import { sendFile } from '../http/send-file.js';
import { AuditFilterDto, AuditPageDto } from './audit-filter.dto.js';

const DEFAULT_LIMIT = 100;

/** The record: what was asked, what was done, and whether it still stands as it was written. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly reader: AuditReader,
    private readonly verifier: AuditVerifier,
  ) {}

  @Get()
  @Requires('administer')
  @ApiOperation({ summary: 'Find events, newest first; `next` leads to the page after.' })
  list(@Query() query: AuditPageDto, @Res({ passthrough: true }) reply: Response): Promise<AuditPage> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    return this.reader.list(filterOf(query), limit, cursor, clientSignal(reply));
  }

  @Get('verify')
  @Requires('administer')
  @ApiOperation({ summary: 'Recompute the whole record, and tell what was changed, removed or inserted.' })
  verify(@Res({ passthrough: true }) reply: Response): Promise<VerificationReport> {
    return this.verifier.verify(clientSignal(reply));
  }

  @Get('export.ndjson')
  @Requires('administer')
  @ApiOperation({ summary: 'Events as one JSON object a line, oldest first, chosen like `GET /audit`.' })
  async export(@Query() query: AuditFilterDto, @Res() reply: Response): Promise<void> {
    const rows = this.reader.export(filterOf(query), clientSignal(reply));
    await sendFile(reply, 'audit.ndjson', 'application/x-ndjson; charset=utf-8', linesOf(rows));
  }
}

async function* linesOf(rows: AsyncIterable<AuditRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

function filterOf({ kind, principal, subject, request_id, since, until }: AuditFilterDto): AuditFilter {
  return {
    kind,
    principal,
    subject,
    requestId: request_id,
    since: since === undefined ? undefined : new Date(since),
    until: until === undefined ? undefined : new Date(until),
  };
}
