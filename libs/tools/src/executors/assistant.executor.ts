import { Injectable } from '@nestjs/common';
import { ACTIONS, actionDefinition, OperationalError } from '@app/contracts';
import { calculate } from './calculator.js';
import { Executor, type ToolInvocation, type ToolResult } from './executor.js';

/** Answers that need no system: help from the taxonomy, arithmetic by code, explanations by the model. */
@Injectable()
export class AssistantExecutor extends Executor {
  readonly name = 'assistant';
  readonly patterns = new Set(['get_help', 'explain_concept', 'calculate']);

  async run({ pattern, inputs }: ToolInvocation): Promise<ToolResult> {
    const request = String(inputs['request'] ?? '');
    switch (pattern.name) {
      case 'get_help':
        return inputs['topic'] === 'capabilities'
          ? { kind: 'text', text: describeCapabilities() }
          : { kind: 'explanation', request };
      case 'explain_concept':
        return { kind: 'explanation', request };
      case 'calculate':
        return { kind: 'text', text: await calculateOrExplain(String(inputs['expression'])) };
      default:
        throw new Error(`The catalogue gave the assistant a pattern it does not declare: '${pattern.name}'.`);
    }
  }
}

async function calculateOrExplain(expression: string): Promise<string> {
  const result = await calculate(expression);
  if (result !== undefined) return result;
  throw new OperationalError(
    'invalid_request',
    `'${expression}' is not an expression that can be computed.`,
    'Write it with numbers, operators and units, for example "17 * 23" or "750 GB to TiB".',
  );
}

function describeCapabilities(): string {
  const lines = ACTIONS.filter((action) => action !== 'out_of_scope').map(
    (action) => `- ${action.replaceAll('_', ' ')}: ${actionDefinition(action).meaning}`,
  );
  return ['These kinds of requests are understood:', ...lines].join('\n');
}
