import type { Command } from '../cqrs/index.ts';
import type { Aggregate, Stored } from '../eventsourcing/index.ts';
import type { AggregateTestOptions } from './aggregate-test-options.ts';
import { CommandOutcome } from './command-outcome.ts';
import { CommandSequence, type GivenCommand } from './command-sequence.ts';
import { type Handled, handling } from './handling.ts';
import { readFields } from './read-fields.ts';

/** An event by its name, with its fields as they are stored. */
export type GivenEvent<Events extends object> = {
  readonly [Type in keyof Events & string]: readonly [type: Type, fields: Stored<Events[Type]>];
}[keyof Events & string];

/**
 * An aggregate under test: given what has happened to it, when a command is handled, then this is
 * what comes of it.
 *
 * @example
 * const account = startAccounts();
 * await account.given(id, ['AccountCreated', { accountId: id, owner: 'Mara' }]);
 * const outcome = await account.when(new WithdrawCommand(id, { amount: Decimal.of('1.00') }));
 * outcome.thenError('InsufficientFunds');
 */
export class AggregateTest<
  Root extends Aggregate<Id>,
  Id extends string | number,
  Events extends object,
> {
  readonly #options: AggregateTestOptions<Root, Id>;
  #id: Id | undefined;

  constructor(options: AggregateTestOptions<Root, Id>) {
    this.#options = options;
  }

  /** What has happened to the aggregate of this id. */
  async given(id: Id, ...events: readonly GivenEvent<Events>[]): Promise<void> {
    const { repository, engines, codec } = this.#options;
    this.#id = id;
    const { error } = await this.#attempt(async () => {
      const root = repository.create(id);
      for (const [type, fields] of events) raise(root, type, readFields(codec, type, fields));
      await engines.unitOfWork.run(() => repository.save(root));
    });
    if (error === undefined) return;
    const names = events.map(([type]) => type).join(', ');
    throw new Error(`${names} cannot have happened: ${error.detail}`, { cause: error });
  }

  /** Has a command handled. */
  async when(command: Command<unknown>): Promise<CommandOutcome<Root['state'], Events>> {
    const { repository, engines, commands, codec, idOf } = this.#options;
    const after = await engines.events.head();
    const { error } = await this.#attempt(() => commands.send(command));
    const types = { [codec.category]: codec.types };
    const events = await engines.events.readAll({ after, limit: Infinity, types });
    const stream = events[0]?.stream.id;
    // Without `idOf` an id is the text that names its stream.
    const id = stream === undefined ? this.#id : (idOf?.(stream) ?? (stream as Id));
    const state: Root['state'] | null = id === undefined ? null : await repository.stateOf(id);
    const name = command.constructor.name.replace(/Command$/, '');
    return new CommandOutcome<Root['state'], Events>({ command: name, events, error, state });
  }

  /**
   * Gives one command after the other, refused or not, and throws where one breaks what holds of
   * every aggregate: its invariants hold, its events rebuild the state it has, and a repeat of a
   * command that is handled once changes nothing. Commands that are not written yet are passed over.
   */
  async withstands(id: Id, commands: readonly GivenCommand<Id>[]): Promise<void> {
    await new CommandSequence(this.#options, id).run(commands);
  }

  async #attempt<T>(work: () => Promise<T>): Promise<Handled<T>> {
    const { actor, skip } = this.#options;
    const handled = await handling(work, actor);
    if (handled.error?.code === 'NotImplemented') skip?.(handled.error.detail);
    return handled;
  }
}

interface Raising {
  raise(type: string, data: unknown): void;
}

/** Only a test may say what has happened without a command that decides on it. */
function raise(root: object, type: string, data: unknown): void {
  // Every AggregateRoot has the method, protected.
  (root as Raising).raise(type, data);
}
