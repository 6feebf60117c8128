/**
 * What somebody wants done; `Result` is what its handler answers.
 *
 * @example
 * export class WithdrawCommand extends Command<Versioned<void>> {
 *   constructor(readonly id: AccountId, readonly fields: WithdrawFields) { super(); }
 * }
 */
export abstract class Command<Result = void> {
  /** Never there: it tells the compiler what `send` answers. */
  declare readonly result: Result;
}

export interface CommandHandler<C extends Command<unknown>> {
  handle(command: C): Promise<C['result']>;
}
