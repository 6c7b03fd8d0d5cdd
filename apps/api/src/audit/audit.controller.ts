import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
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
import { AuditFilterDto, AuditSearchDto } from './audit-search.dto.js';

const DEFAULT_LIMIT = 100;

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly reader: AuditReader,
    private readonly verifier: AuditVerifier,
  ) {}

  @Requires('administer')
  @Get()
  @ApiOperation({ summary: 'What was recorded, newest first.' })
  list(
    @Query() { limit = DEFAULT_LIMIT, cursor, ...filter }: AuditSearchDto,
    @Res({ passthrough: true }) reply: Response,
  ): Promise<AuditPage> {
    return this.reader.list(filterOf(filter), limit, cursor, clientSignal(reply));
  }

  @Requires('administer')
  @Get('verify')
  @ApiOperation({ summary: 'Whether the record is as it was written: every hash, checkpoint and signature.' })
  verify(@Res({ passthrough: true }) reply: Response): Promise<VerificationReport> {
    return this.verifier.verify(clientSignal(reply));
  }

  @Requires('administer')
  @Get('export.ndjson')
  @ApiOperation({ summary: 'What was recorded, oldest first, one JSON object a line.' })
  async export(@Query() filter: AuditFilterDto, @Res() reply: Response): Promise<void> {
    const rows = this.reader.export(filterOf(filter), clientSignal(reply));
    // Read before the headers go out, so that a failure is still a problem with its status.
    const first = await rows.next();
    reply.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
    reply.setHeader('Content-Disposition', 'attachment; filename="audit.ndjson"');
    await pipeline(Readable.from(lines(first, rows)), reply);
  }
}

function filterOf({ request_id, since, until, kind, principal, subject }: AuditFilterDto): AuditFilter {
  return {
    kind,
    principal,
    subject,
    requestId: request_id,
    since: since === undefined ? undefined : new Date(since),
    until: until === undefined ? undefined : new Date(until),
  };
}

async function* lines(
  first: IteratorResult<AuditRow>,
  rest: AsyncGenerator<AuditRow>,
): AsyncGenerator<string> {
  for (let row = first; !row.done; row = await rest.next()) yield `${JSON.stringify(row.value)}\n`;
}
