import { SettingsModule } from '@app/config';
import { TelemetryModule } from '@app/telemetry';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from 'vitest';
import { LlmProviderModule } from './llm-provider.module.js';
import { LlmProvider } from './llm-provider.js';

async function providerOf(environment: Record<string, string>) {
  const module = await Test.createTestingModule({
    imports: [
      SettingsModule.forRoot({ environment, dotenvFile: '/nonexistent' }),
      TelemetryModule,
      LlmProviderModule,
    ],
  }).compile();
  return { module, provider: module.get(LlmProvider) };
}

describe('LlmProviderModule', () => {
  it.each([
    [{ LLM_PROVIDER: 'none' }, 'none', 'not_configured'],
    [{ LLM_PROVIDER: 'vllm', VLLM_BASE_URL: 'http://127.0.0.1:9/v1' }, 'vllm', 'down'],
    [{ LLM_PROVIDER: 'ollama', OLLAMA_BASE_URL: 'http://127.0.0.1:9' }, 'ollama', 'down'],
    [{ LLM_PROVIDER: 'embedded', DATA_DIR: '/nonexistent' }, 'embedded', 'not_configured'],
    [
      {
        LLM_PROVIDER: 'auto',
        VLLM_BASE_URL: 'http://127.0.0.1:9',
        OLLAMA_BASE_URL: 'http://127.0.0.1:9',
        DATA_DIR: '/nonexistent',
      },
      'none',
      'not_configured',
    ],
  ])('provides what %o asks for', async (environment, name, status) => {
    const { module, provider } = await providerOf(environment);
    expect(await provider.health(AbortSignal.timeout(5000))).toMatchObject({ provider: name, status });
    await module.close();
  });
});
