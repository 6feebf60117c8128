import type { CommandScope } from './command-scope.ts';
import { callsByOthers, reactionCalls } from './reaction-calls.ts';

/**
 * Whether a command that finds its instance by itself is also sent with an id: whoever calls it
 * from another command, or answers an event, says which instance.
 */
export function isSentWithId({ command, aggregate, context, model }: CommandScope): boolean {
  if (!('value' in command.target)) return false;
  const calls = [
    ...context.commands.flatMap(({ body }) => (body.kind === 'do' ? body.calls : [])),
    ...reactionCalls(context).filter((call) => call.context === context.name),
    ...callsByOthers(context, model),
  ];
  return calls.some((call) => call.aggregate === aggregate.name && call.name === command.name);
}
