import type { CommandScope } from './command-scope.ts';

/**
 * Whether a command that finds its instance by itself is also sent with an id: whoever calls it
 * from another command says which instance.
 */
export function isSentWithId({ command, aggregate, context }: CommandScope): boolean {
  if (!('value' in command.target)) return false;
  const calls = context.commands.flatMap(({ body }) => (body.kind === 'do' ? body.calls : []));
  return calls.some((call) => call.aggregate === aggregate.name && call.name === command.name);
}
