import { AssertionError } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../cqrs/index.ts';
import type { Aggregate } from '../eventsourcing/index.ts';
import type { AggregateTestOptions } from './aggregate-test-options.ts';
import { type Handled, handling } from './handling.ts';

/** A command that is made once it is known which aggregate it is for. */
export interface GivenCommand<Id> {
  /** What it carries, for whoever reads of a failure. */
  readonly json: object;
  /** A repeat of it changes nothing and is answered as before. */
  readonly isOnce?: boolean;
  readonly make: (id: Id) => Command<unknown>;
}

/** Commands given to one aggregate; see `AggregateTest.withstands`. */
export class CommandSequence<Root extends Aggregate<Id>, Id extends string | number> {
  readonly #options: AggregateTestOptions<Root, Id>;
  readonly #story: string[] = [];
  #id: Id;
  #saved: unknown;

  constructor(options: AggregateTestOptions<Root, Id>, id: Id) {
    this.#options = options;
    this.#id = id;
    this.#watchSaves();
  }

  async run(commands: readonly GivenCommand<Id>[]): Promise<void> {
    try {
      for (const command of commands) await this.#give(command);
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw new Error(`${told}, after\n  ${this.#story.join('\n  ')}`, { cause: error });
    }
  }

  async #give({ make, json, isOnce = false }: GivenCommand<Id>): Promise<void> {
    const { events } = this.#options.engines;
    const before = await events.head();
    let command: Command<unknown> | undefined;
    const send = (): Promise<Handled<unknown>> =>
      this.#handle(async () => {
        command ??= make(this.#id);
        return this.#options.commands.send(command);
      });
    const first = await send();
    const name = command?.constructor.name.replace(/Command$/, '') ?? 'an input that is no value';
    this.#story.push(`${name} ${JSON.stringify(json)} -> ${first.error?.code ?? 'done'}`);
    if (first.error?.code === 'NotImplemented') return;
    await this.#follow(before);
    const state = await this.#rebuild();
    if ((await events.head()) > before) requireSame(rebuilds, state, this.#saved);
    if (!isOnce) return;
    const version = await events.head();
    const again = await send();
    requireSame('a repeat is to be answered as before', answerOf(again), answerOf(first));
    requireSame('a repeat is to change nothing', await events.head(), version);
  }

  #handle<T>(work: () => Promise<T>): Promise<Handled<T>> {
    return handling(work, this.#options.actor);
  }

  /** From the first event on it is known which aggregate this is about. */
  async #follow(after: number): Promise<void> {
    const { engines, codec, idOf } = this.#options;
    const types = { [codec.category]: codec.types };
    const [event] = await engines.events.readAll({ after, limit: 1, types });
    if (event === undefined) return;
    // Without `idOf` an id is the text that names its stream.
    this.#id = idOf?.(event.stream.id) ?? (event.stream.id as Id);
  }

  /** The state by its events, which has to be the one that is kept, and to be a good one. */
  async #rebuild(): Promise<unknown> {
    const { engines, repository, codec } = this.#options;
    const events = await engines.events.read({ category: codec.category, id: String(this.#id) });
    const root = repository.create(this.#id);
    root.replay(events);
    if (root.exists) root.checkInvariants();
    const state = stateOf(root);
    requireSame(rebuilds, state, written(await repository.stateOf(this.#id)));
    return state;
  }

  /** The state that was decided on, before anything is written down and read again. */
  #watchSaves(): void {
    const { repository } = this.#options;
    const save = repository.save.bind(repository);
    repository.save = (root) => {
      this.#saved = stateOf(root);
      return save(root);
    };
  }
}

const rebuilds = 'the events are to rebuild the state';

const stateOf = (root: Aggregate<unknown>): unknown => (root.exists ? written(root.state) : null);

const answerOf = ({ error, ...rest }: Handled<unknown>): unknown =>
  error?.code ?? written('value' in rest ? rest.value : null);

const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

function requireSame(message: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new AssertionError({ message, actual, expected, operator: 'deepStrictEqual' });
}
