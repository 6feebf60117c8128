import type { Command, CommandSender } from '../cqrs/index.ts';

/** Notes the commands that are sent, and answers none of them. */
export interface NotingSender extends CommandSender {
  /** In the order in which they were sent. */
  readonly sent: readonly Command<unknown>[];
}

/** Throws when a command is sent without a key of its own, by which a repetition is recognised. */
export function notingSender(): NotingSender {
  const sent: Command<unknown>[] = [];
  const keys = new Set<string>();
  return {
    sent,
    send: async <C extends Command<unknown>>(
      command: C,
      { key }: { readonly key?: string } = {},
    ) => {
      if (key === undefined || keys.has(key)) {
        throw new Error(`${command.constructor.name} was sent without a key of its own`);
      }
      keys.add(key);
      sent.push(command);
      return undefined as C['result'];
    },
  };
}
