import type { UnderstoodStep } from '@app/contracts';

/** The command lines that an operation carries, each also with the arguments that were told apart from it. */
export function commandsOf(step: Pick<UnderstoodStep, 'intent' | 'entities' | 'arguments'>): string[] {
  const given = step.arguments['arguments'];
  return step.entities
    .filter(({ type, negated }) => !negated && (type === 'command' || runsFile(step, type)))
    .flatMap(({ value }) => (given === undefined ? [value] : [value, `${value} ${given}`]));
}

/** A file beside "run" is what runs. */
function runsFile({ intent }: Pick<UnderstoodStep, 'intent'>, type: string): boolean {
  return intent.action === 'run_command' && type === 'file_path';
}
