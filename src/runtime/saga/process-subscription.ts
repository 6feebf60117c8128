import { newId } from '../domain/index.ts';
import type { Delivery, EventSubscription } from '../events/index.ts';
import type { EventStore, EventTypes, RecordedEvent } from '../eventsourcing/index.ts';
import {
  keyText,
  type Process,
  type ProcessReaction,
  type ProcessScope,
  type ProcessTimer,
} from './process.ts';
import type { ProcessInstance, Timer } from './process-instance.ts';
import type { ProcessChange, ProcessStore } from './process-store.ts';
import { asJson } from './step-record.ts';
import { firedIn, timersOf } from './timer-event.ts';

export interface ProcessSubscriptionOptions {
  readonly process: Process;
  readonly events: EventStore;
  readonly store: ProcessStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told once timers are scheduled. */
  readonly onScheduled: () => void;
}

/** Somebody else has handled an event of the instance meanwhile: it is looked at again. */
export class InstanceChanged extends Error {
  override readonly name = 'InstanceChanged';

  constructor({ process, key }: ProcessInstance) {
    super(`${process} ${key} has changed meanwhile`);
  }
}

/** What an event finds. */
interface Found {
  readonly event: RecordedEvent;
  readonly reaction: ProcessReaction;
  readonly key: string;
  /** Undefined: there was never one. */
  readonly instance: ProcessInstance | undefined;
  readonly scope: ProcessScope;
}

/**
 * Lets a process hear its events and its timers: those of one key in order. What it sends it sends
 * first; that the event is handled, what it remembers and its timers are then one unit of work.
 */
export class ProcessSubscription implements EventSubscription {
  readonly name: string;
  readonly types: EventTypes;
  readonly #options: ProcessSubscriptionOptions;

  constructor(options: ProcessSubscriptionOptions) {
    const { name, on } = options.process;
    this.#options = options;
    this.name = name;
    const heard = Object.entries(on).map(([category, some]) => [category, Object.keys(some)]);
    this.types = { ...Object.fromEntries(heard), ...timersOf(name) };
  }

  keyOf(event: RecordedEvent): string {
    const fired = firedIn(event);
    if (fired !== undefined) return fired.key;
    try {
      return this.#keyIn(event);
    } catch {
      // Said again, and parked, when it is handled.
      return `${event.stream.category} ${event.stream.id}`;
    }
  }

  async handle(event: RecordedEvent, delivery: Delivery): Promise<void> {
    await (firedIn(event) ? this.#fire(event, delivery) : this.#react(event, delivery));
  }

  async #react(event: RecordedEvent, delivery: Delivery): Promise<void> {
    const found = await this.#find(event);
    if (found === undefined) return;
    const { reaction, scope } = found;
    if (reaction.when && !reaction.when(scope)) return;
    const set = reaction.set?.(scope);
    const data = asJson(set ? { ...scope.data, ...set } : scope.data) ?? {};
    const known = { ...scope, data: this.#read(data, event) };
    const change = this.#changeOf(found, known, data);
    await reaction.do?.(known, delivery);
    await this.#write(change);
  }

  /** Undefined where the event was handled before, or nothing runs that it concerns. */
  async #find(event: RecordedEvent): Promise<Found | undefined> {
    const { store, now } = this.#options;
    const { data, meta } = event;
    const reaction = this.#reactionTo(event);
    // What an event says is an object: it has fields.
    const heard = { event: data as object, meta };
    const named = reaction.key(heard);
    const key = keyText(named);
    const instance = await store.get(this.name, key);
    if (instance?.eventId === meta.id) return undefined;
    const isRunning = instance?.state === 'running';
    if (!isRunning && !reaction.start) return undefined;
    const remembered = this.#read(isRunning ? instance.data : (asJson(named) ?? {}), event);
    const scope = { ...heard, data: remembered, now: new Date(now()).toISOString() };
    return { event, reaction, key, instance, scope };
  }

  #changeOf(found: Found, known: ProcessScope, data: object): ProcessChange {
    const { event, reaction, key, instance } = found;
    const { cancel = [], end = false, schedule = {} } = reaction;
    const startedAt = instance?.state === 'running' ? instance.startedAt : known.now;
    const timers = Object.entries(schedule).map(([name, timer]) => ({
      id: newId(),
      process: this.name,
      key,
      name,
      dueAt: dueAt(timer, known),
      at: known.now,
      position: event.position,
      eventId: event.meta.id,
      correlationId: event.meta.correlationId,
      data,
    }));
    return {
      instance: {
        process: this.name,
        key,
        state: end ? 'ended' : 'running',
        data,
        eventId: event.meta.id,
        version: (instance?.version ?? 0) + 1,
        startedAt,
        endedAt: end ? known.now : null,
      },
      cancel,
      schedule: end ? [] : timers,
    };
  }

  async #write(change: ProcessChange): Promise<void> {
    const { store, onScheduled } = this.#options;
    await store.unitOfWork.run(async () => {
      if (!(await store.write(change))) throw new InstanceChanged(change.instance);
    });
    if (change.schedule.length > 0) onScheduled();
  }

  /** Not where it was cancelled, or scheduled again, before its turn came. */
  async #fire(event: RecordedEvent, delivery: Delivery): Promise<void> {
    const { store } = this.#options;
    const timer = await store.timer(event.meta.id);
    if (timer === undefined) return;
    const scheduling = await this.#eventOf(timer);
    const { data, meta } = scheduling;
    const known = this.#read(timer.data, scheduling);
    const scope = { event: data as object, meta, data: known, now: timer.at };
    await this.#timerOf(timer, scheduling).do(scope, delivery);
    await store.unitOfWork.run(() => store.remove(timer.id));
  }

  async #eventOf({ id, position }: Timer): Promise<RecordedEvent> {
    const { events } = this.#options;
    const [event] = await events.readAll({ after: position - 1, limit: 1, types: this.types });
    if (event?.position === position) return event;
    throw new Error(
      `the event that has scheduled the timer ${id} is not among those of the process`,
    );
  }

  #timerOf({ name }: Timer, scheduling: RecordedEvent): ProcessTimer {
    const timer = this.#reactionTo(scheduling).schedule?.[name];
    if (timer === undefined) throw new Error(`${scheduling.type} schedules no timer ${name}`);
    return timer;
  }

  #keyIn(event: RecordedEvent): string {
    return keyText(this.#reactionTo(event).key({ event: event.data as object, meta: event.meta }));
  }

  #reactionTo({ stream, type }: RecordedEvent): ProcessReaction {
    const reaction = this.#options.process.on[stream.category]?.[type];
    if (reaction === undefined) throw new Error(`${this.name} does not react to ${type}`);
    return reaction;
  }

  #read(json: object, { meta }: RecordedEvent): object {
    const { process } = this.#options;
    return process.readData?.(json, meta) ?? json;
  }
}

function dueAt(timer: ProcessTimer, scope: ProcessScope): number {
  if ('after' in timer) return Date.parse(scope.meta.at) + timer.after;
  const text = timer.at(scope);
  const due = Date.parse(text);
  if (Number.isNaN(due)) throw new Error(`${text} is no time at which a timer could fire`);
  return due;
}
