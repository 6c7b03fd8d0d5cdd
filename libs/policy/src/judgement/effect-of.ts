import { actionDefinition, type Effect, type UnderstoodStep } from '@app/contracts';
import { commandEffect } from '../commands/command-effect.js';
import { worstEffect } from '../severity.js';
import { commandsOf } from './commands-of.js';

/**
 * What an operation does: its action's effect from the taxonomy, raised by the commands it carries and by
 * `floor`, lowered by nothing. Neither raises a question answered from knowledge into an operation that quotes a
 * command, nor what is refused in any case; a floor of a change still raises a question.
 */
export function effectOf(
  step: Pick<UnderstoodStep, 'intent' | 'entities' | 'arguments'>,
  floor: Effect = 'none',
): Effect {
  const { action, effect: base } = actionDefinition(step.intent.action);
  if (action === 'out_of_scope') return base;
  if (base === 'none') return worstEffect(base, floor);
  return worstEffect(base, floor, ...commandsOf(step).map(commandEffect));
}
