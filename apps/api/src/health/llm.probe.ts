import { Injectable } from '@nestjs/common';
import { HealthProbe, type ProbeResult } from '@app/health';
import { LlmProvider } from '@app/llm-provider';

@Injectable()
export class LlmProbe extends HealthProbe {
  readonly part = 'llm';

  constructor(private readonly llm: LlmProvider) {
    super();
  }

  async check(signal: AbortSignal): Promise<ProbeResult> {
    const { status, detail, ...facts } = await this.llm.health(signal);
    return { state: status, detail, facts };
  }
}
