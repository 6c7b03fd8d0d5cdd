import type { ToolInputs, UnderstoodStep } from '@app/contracts';
import type { InputDeclaration, InputSource, Pattern } from '@app/tools';

/** What values can be bound from: one thing that was asked for. */
type Understood = Pick<UnderstoodStep, 'entities' | 'arguments' | 'query'>;

/**
 * Binds a pattern's declared inputs to what was understood. What the pattern does not declare is left
 * behind, and a value that does not fit its declared type is treated as not said.
 * @param request as typed
 */
export function bindInputs(pattern: Pattern, understood: Understood, request: string): ToolInputs {
  const inputs: ToolInputs = {};
  for (const [name, declaration] of Object.entries(pattern.inputs)) {
    const value = bindOne(declaration, understood, request);
    if (value !== undefined) inputs[name] = value;
  }
  return inputs;
}

/** The required inputs that were not said; what a clarifying question asks for. */
export function missingInputs(pattern: Pattern, inputs: ToolInputs): string[] {
  return Object.entries(pattern.inputs)
    .filter(([name, { required }]) => required && inputs[name] === undefined)
    .map(([name]) => name);
}

function bindOne(declaration: InputDeclaration, understood: Understood, request: string): unknown {
  for (const source of declaration.from) {
    const value = fitted(declaration, read(source, understood, request));
    if (value !== undefined) return value;
  }
  return undefined;
}

function read(source: InputSource, understood: Understood, request: string): unknown {
  if (source === 'request') return request;
  if (source === 'query') return understood.query;
  const [kind, name] = source.split('.') as ['entity' | 'argument', string];
  if (kind === 'argument') return understood.arguments[name];
  return understood.entities.find(({ type, negated }) => type === name && !negated)?.value;
}

function fitted({ type }: InputDeclaration, value: unknown): unknown {
  if (value === undefined) return undefined;
  switch (type) {
    case 'text':
      return typeof value === 'object' ? undefined : String(value);
    case 'number': {
      const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      return value === true || value === 'true';
    case 'query':
      return value;
  }
}
