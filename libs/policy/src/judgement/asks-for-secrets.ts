import { actionDefinition, type UnderstoodStep } from '@app/contracts';
import { commandTouchesSecrets } from '../secrets/command-touches-secrets.js';
import { isSecretPath } from '../secrets/secret-paths.js';
import { commandsOf } from './commands-of.js';

/**
 * Whether a person must agree even where an operation only reads: its action asks for credentials, or a file or
 * a command that it names touches secrets. A question answered from knowledge touches nothing.
 */
export function asksForSecrets(step: Pick<UnderstoodStep, 'intent' | 'entities' | 'arguments'>): boolean {
  const { effect, gated } = actionDefinition(step.intent.action);
  if (gated || effect === 'none') return gated;
  const paths = step.entities.filter(({ type, negated }) => type === 'file_path' && !negated);
  return paths.some(({ value }) => isSecretPath(value)) || commandsOf(step).some(commandTouchesSecrets);
}
