import { ConfigService } from '@nestjs/config';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from './loading/configuration.error.js';
import { Settings } from './settings.js';
import { SettingsModule } from './settings.module.js';

const compile = (environment: NodeJS.Dict<string>) =>
  Test.createTestingModule({
    imports: [
      SettingsModule.forRoot({ environment, dotenvFile: '/nowhere', flags: { LLM_PROVIDER: 'none' } }),
    ],
  }).compile();

describe('SettingsModule', () => {
  it('provides the settings of its sources, as themselves and through ConfigService', async () => {
    const module = await compile({ PORT: '7001' });
    const settings = module.get(Settings);
    expect([settings.http.port, settings.llm.provider]).toEqual([7001, 'none']);
    expect(module.get(ConfigService, { strict: false }).get('settings.http.port')).toBe(7001);
  });

  it('stops the boot where a setting is bad', async () => {
    await expect(compile({ PORT: 'http' })).rejects.toThrow(ConfigurationError);
  });

  it('writes nothing to the environment', async () => {
    const before = { ...process.env };
    await compile({ OLLAMA_MODEL: 'qwen' });
    expect(process.env).toEqual(before);
  });
});
