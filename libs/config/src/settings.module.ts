import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import { loadSettings, type SettingSources } from './loading/load-settings.js';
import { Settings } from './settings.js';

/** Provides {@link Settings} everywhere; a bad setting stops the boot. */
@Module({})
export class SettingsModule {
  /** @param sources flags of the command line, and what a test puts in place of the environment */
  static forRoot(sources: SettingSources = {}): DynamicModule {
    const settings = registerAs('settings', () => loadSettings(sources));
    return {
      module: SettingsModule,
      global: true,
      imports: [
        // Reading and validation are ours: Nest's own would copy what it reads into process.env.
        ConfigModule.forRoot({
          load: [settings],
          ignoreEnvFile: true,
          validatePredefined: false,
          skipProcessEnv: true,
        }),
      ],
      providers: [{ provide: Settings, useExisting: settings.KEY }],
      exports: [Settings],
    };
  }
}
