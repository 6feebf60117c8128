import { AssertionError } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import type { DomainError, DomainEvent } from '../domain/index.ts';
import type { Stored } from '../eventsourcing/index.ts';
import { likeExpected } from './like-expected.ts';

/** An event by its name, with those of its fields that matter. */
export type ExpectedEvent<Events extends object> = {
  readonly [Type in keyof Events & string]:
    | readonly [type: Type]
    | readonly [type: Type, fields: Partial<Stored<Events[Type]>>];
}[keyof Events & string];

export interface CommandResult<State> {
  /** The name of the command. */
  readonly command: string;
  /** What it stored. */
  readonly events: readonly DomainEvent[];
  /** What it was refused with. */
  readonly error: DomainError | undefined;
  /** What it left; null: nothing of that id is there. */
  readonly state: State | null;
}

/** What came of a command, to be compared with what was expected. */
export class CommandOutcome<State, Events extends object> {
  readonly #result: CommandResult<State>;

  constructor(result: CommandResult<State>) {
    this.#result = result;
  }

  /** These events in this order; only the fields that are given are compared. */
  thenEvents(...expected: readonly ExpectedEvent<Events>[]): this {
    const { command, events } = this.#requireDone();
    const wanted = expected.map(([type, fields = {}]) => ({ type, fields }));
    const found = events.map(({ type, data }, at) => ({
      type,
      fields: likeExpected(data, wanted[at]?.type === type ? wanted[at].fields : {}),
    }));
    const names = wanted.map(({ type }) => type).join(', ');
    requireEqual(found, wanted, `${command} was to lead to ${names}`);
    return this;
  }

  /** It is refused; by the code of the error, which is its name. */
  thenError(code: string): this {
    const { command, error, events } = this.#result;
    const instead = events.map(({ type }) => type).join(', ') || 'nothing';
    const found = error?.code ?? instead;
    requireEqual(found, code, `${command} was to be refused with ${code}, and led to ${found}`);
    return this;
  }

  /** It is accepted, and nothing has happened. */
  thenNothing(): this {
    const { command, events } = this.#requireDone();
    const found = events.map(({ type }) => type);
    requireEqual(found, [], `${command} was to change nothing`);
    return this;
  }

  /** What the state is afterwards, as far as it is given. */
  thenState(expected: Partial<Stored<State>>): this {
    const { command, state } = this.#result;
    const message = `${command} was to leave another state`;
    requireEqual(state === null ? null : likeExpected(state, expected), expected, message);
    return this;
  }

  #requireDone(): CommandResult<State> {
    const { command, error } = this.#result;
    if (error === undefined) return this.#result;
    const message = `${command} was refused with ${error.code}: ${error.detail}`;
    throw new AssertionError({ message, actual: error.code, expected: undefined });
  }
}

function requireEqual(actual: unknown, expected: unknown, message: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new AssertionError({ message, actual, expected, operator: 'deepStrictEqual' });
}
