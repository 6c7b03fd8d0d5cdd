import type { Action } from '@app/contracts';

const QUESTIONS: Readonly<Record<string, string>> = {
  host: 'Which host do you mean? Name it, or give its address.',
  service: 'Which service do you mean?',
  database: 'Which database do you mean?',
  application: 'Which application do you mean?',
  command: 'Which command is to be run?',
  setting: 'Which setting is to be changed, and to what?',
  port: 'Which port do you mean?',
  user: 'Which account do you mean?',
  value: 'What is the new value?',
  asset: 'Which asset do you mean? Name it, or give its address.',
  scope: 'What exactly do you mean by that? Name the assets.',
  subject: 'What do you mean? Name a host, a service or an application.',
};

/** One question for everything that was not said. */
export function questionFor(action: Action, missing: readonly string[]): string {
  const questions = missing.map((what) => QUESTIONS[what] ?? `Which ${what} do you mean?`);
  return `To ${action.replaceAll('_', ' ')} I need to know more. ${questions.join(' ')}`;
}
