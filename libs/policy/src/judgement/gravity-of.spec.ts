import { type Action, actionDefinition, type Entity } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { gravityOf } from './gravity-of.js';

const gravity = (action: Action, ...entities: Entity[]) =>
  gravityOf({
    intent: { action, category: actionDefinition(action).category, confidence: 1, capabilities: [] },
    entities,
    arguments: {},
  });
const command = (value: string): Entity => ({ type: 'command', value, confidence: 1 });

describe('gravityOf', () => {
  it('rises with the effect, and with a secret within one effect', () => {
    const rising = [
      gravity('explain_concept'),
      gravity('list_assets'),
      gravity('get_credentials'),
      gravity('restart_service'),
      gravity('reboot_host'),
    ];
    expect(rising).toEqual(rising.toSorted((left, right) => left - right));
    expect(new Set(rising).size).toBe(rising.length);
  });

  it('is that of the command where one is given', () => {
    expect(gravity('run_command', command('rm -rf /srv'))).toBeGreaterThan(
      gravity('run_command', command('uptime')),
    );
  });
});
