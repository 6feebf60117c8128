import type { EventMeta } from '../domain/index.ts';
import type { EventTypes } from '../eventsourcing/index.ts';
import type { RetryPolicy } from '../resilience/index.ts';

/** What a step knows. */
export interface SagaScope<Event = object, Data = object> {
  /** What the event says that has started the saga. */
  readonly event: Event;
  /** When and why that has happened. */
  readonly meta: EventMeta;
  /** What the steps before have answered. */
  readonly data: Data;
  /** When the step was begun: the same for each repetition. */
  readonly now: string;
}

/** What a step of a `forEach` knows. */
export interface EachScope<Event, Data, Item> extends SagaScope<Event, Data> {
  /** The one of the list that it is at. */
  readonly item: Item;
}

/** Why a saga is taken back. */
export interface SagaFailure {
  /** The name of the step that could not be done. */
  readonly step: string;
  /** The code of a refusal, or the name of an error. @example 'InsufficientFunds' */
  readonly error: string;
  readonly message: string;
}

/** One attempt at a call, to be handed on to whom it is sent: `commands.send(command, call)`. */
export interface SagaCall {
  /** Of the saga, its step and the item; the same for every attempt, so that a repetition is recognised. */
  readonly key: string;
  /**
   * What was sent with this key is to be answered if it was handled, and else never to be handled any
   * more: so that it is known what has to be taken back.
   */
  readonly recall?: boolean;
  /** From 1. */
  readonly attempt: number;
  /** Aborted when it has taken too long, or somebody else works for the saga by now. */
  readonly signal: AbortSignal;
}

/**
 * One step. Its functions are called again with the same arguments after a crash, and for one that
 * may be repeated or recalled they have to send the same: they take everything from the scope.
 */
export interface SagaStep<Event = object, Data = object, Item = unknown> {
  /** Unique within the saga, and kept: what was done is known by it. */
  readonly name: string;
  /** How long one attempt may take, in milliseconds. Default 30,000. */
  readonly timeout?: number;
  /** How often after the first attempt technical failures are tried again. Default: 3 times, from 200 ms up to 5 s. */
  readonly retry?: RetryPolicy;
  /** Its failure is noted and passed over. */
  readonly optional?: boolean;
  /** It is done for each of these, one after the other. */
  forEach?(scope: SagaScope<Event, Data>): readonly Item[];
  /** It is left out where this does not hold. */
  when?(scope: EachScope<Event, Data, Item>): boolean;
  /** Answers what of `data` it fills. A refusal (DomainError) ends the saga, other failures are tried again. */
  do(
    scope: EachScope<Event, Data, Item>,
    call: SagaCall,
  ): Promise<Partial<Data> | undefined> | Promise<void>;
  /** Takes back what it did; until it succeeds. */
  undo?(scope: EachScope<Event, Data, Item>, call: SagaCall): Promise<unknown>;
}

/**
 * Makes a step that is done for each item of a list: what its functions are told has the type of
 * these.
 *
 * @example
 * const each = eachOf<OrderPlaced>();
 * each({ name: 'reserve', forEach: ({ event }) => event.lines, do: async ({ item: line }, call) => … })
 */
export const eachOf =
  <Event extends object, Data extends object = object>() =>
  <Item>(step: SagaStep<Event, Data, Item>): SagaStep<Event, Data, Item> =>
    step;

/** Steps one after the other; those in a list of their own side by side. */
export type SagaSteps<Event = object, Data = object> = readonly (
  | SagaStep<Event, Data>
  | readonly SagaStep<Event, Data>[]
)[];

/** What is known once everything is taken back. */
export interface FailedScope<Event = object, Data = object> extends SagaScope<Event, Data> {
  readonly failure: SagaFailure;
}

/**
 * Steps that are all done, or taken back.
 *
 * @example
 * class MoneyTransferSaga implements Saga<TransferRequested> {
 *   readonly name = 'accounts.money-transfer';
 *   readonly types = { 'accounts.transfer': ['TransferRequested'] };
 *   readonly steps: SagaSteps<TransferRequested> = [
 *     {
 *       name: 'withdraw',
 *       do: async ({ event }, call) => {
 *         await this.#commands.send(new WithdrawCommand(event.source, { amount: event.amount }), call);
 *       },
 *       undo: ({ event }, call) =>
 *         this.#commands.send(new DepositCommand(event.source, { amount: event.amount }), call),
 *     },
 *   ];
 * }
 */
export interface Saga<Event = object, Data = object> {
  /** Unique and kept: its instances are known by it. */
  readonly name: string;
  /** What starts one: an instance for each event. */
  readonly types: EventTypes;
  /** How long all steps together may take, in milliseconds. */
  readonly timeout?: number;
  readonly steps: SagaSteps<Event, Data>;
  /** Makes of what a step answered, as JSON gives it back, what it was. Without it that is the same. */
  readData?(json: object): Partial<Data>;
  /** Once all steps are done. */
  done?(scope: SagaScope<Event, Data>, call: SagaCall): Promise<unknown>;
  /** Once what was done is taken back. */
  failed?(scope: FailedScope<Event, Data>, call: SagaCall): Promise<unknown>;
}
