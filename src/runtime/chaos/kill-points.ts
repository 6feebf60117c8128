// Loaded before an app by `node --import`: ends the process where PLINTH_CHAOS_KILL says.
import { createHook, executionAsyncResource } from 'node:async_hooks';
import { ServerResponse } from 'node:http';
import { CommandBus } from '../cqrs/index.ts';
import { CommitGroup } from '../database/commit-group.ts';
import { PostgresDatabase } from '../database/postgres-database.ts';
import { PostgresTransaction } from '../database/postgres-transaction.ts';
import { ExternalClient } from '../externals/index.ts';
import { EmbeddedBroker } from '../messaging/embedded-broker.ts';
import type { Receiving } from '../messaging/message-broker.ts';
import { NatsBroker } from '../messaging/nats-broker.ts';
import { RabbitmqBroker } from '../messaging/rabbitmq-broker.ts';
import { type KillPlace, type KillPoint, readKillPoint } from './kill.ts';

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

/** Ends the process when it passes its place for the nth time. */
class Countdown {
  readonly #point: KillPoint;
  #left: number;
  #isCounting: boolean;

  constructor(point: KillPoint) {
    this.#point = point;
    this.#left = point.nth;
    this.#isCounting = point.since === 'start';
  }

  /** It has answered a request. */
  serves(): void {
    this.#isCounting = true;
  }

  pass(place: KillPlace, side: KillPoint['side']): void {
    if (!this.#isCounting || place !== this.#point.place || side !== this.#point.side) return;
    this.#left -= 1;
    if (this.#left === 0) process.kill(process.pid, 'SIGKILL');
  }

  /** Counts calls of a method, which may answer a promise; `counts`: whether one counts. */
  around(
    place: KillPlace,
    on: object,
    name: string,
    counts: (self: unknown) => boolean = () => true,
  ): void {
    // The methods of a class are functions; TypeScript does not know them by a text.
    const own = Reflect.get(on, name) as AnyMethod;
    const pass = (side: KillPoint['side']): void => this.pass(place, side);
    const serves = (): void => this.serves();
    const counted: AnyMethod = function (this: unknown, ...args) {
      if (!counts(this)) return own.apply(this, args);
      pass('before');
      const result = own.apply(this, args);
      if (!(result instanceof Promise)) {
        pass('after');
        if (place === 'answer') serves();
        return result;
      }
      return result.then((value: unknown) => {
        pass('after');
        return value;
      });
    };
    Reflect.set(on, name, counted);
  }

  /** Messages are kept, and the broker is told so at once. */
  aroundReceiving(on: { receive(receiving: Receiving): Promise<void> }): void {
    const own = on.receive;
    const pass = (side: KillPoint['side']): void => this.pass('acknowledge', side);
    on.receive = function (receiving) {
      return own.call(this, {
        ...receiving,
        store: async (messages) => {
          await receiving.store(messages);
          pass('before');
          setImmediate(() => pass('after'));
        },
      });
    };
  }
}

function arm(point: KillPoint): void {
  const countdown = new Countdown(point);
  const isOpen = (group: unknown): boolean => group instanceof CommitGroup && !group.ended;
  const hasBegun = (one: unknown): boolean => one instanceof PostgresTransaction && one.begun;
  countdown.around('commit', CommitGroup.prototype, 'commit', isOpen);
  countdown.around('commit', PostgresTransaction.prototype, 'commit', hasBegun);
  countdown.around('commit', PostgresDatabase.prototype, 'write');
  countdown.around('command', CommandBus.prototype, 'send');
  countdown.around('call', ExternalClient.prototype, 'call');
  countdown.around('answer', ServerResponse.prototype, 'end');
  for (const broker of [EmbeddedBroker, NatsBroker, RabbitmqBroker]) {
    countdown.around('publish', broker.prototype, 'publish');
    countdown.aroundReceiving(broker.prototype);
  }
  if (point.place === 'await') countAwaits(countdown);
}

/** Each time that the process goes on after an `await`, or any other promise. */
function countAwaits(countdown: Countdown): void {
  const isPromise = (): boolean => executionAsyncResource() instanceof Promise;
  createHook({
    before: () => {
      if (isPromise()) countdown.pass('await', 'before');
    },
    after: () => {
      if (isPromise()) countdown.pass('await', 'after');
    },
  }).enable();
}

const point = readKillPoint(process.env);
if (point !== undefined) arm(point);
