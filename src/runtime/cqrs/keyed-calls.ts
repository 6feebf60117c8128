import { aroundUnits } from '../database/index.ts';
import { DomainError } from '../domain/index.ts';
import type { UnitOfWork } from '../services/index.ts';
import { answered } from './answered.ts';
import type { HandledCommands } from './handled-commands.ts';
import { keepAnswer } from './kept-answer.ts';

export interface KeyedCallsOptions {
  readonly handled: HandledCommands;
  /** Where what was handled is kept. */
  readonly unitOfWork: UnitOfWork;
}

/** A handler that changes things in two units of work cannot be called again without harm. */
export class SecondUnit extends DomainError {
  constructor(call: string) {
    super({
      code: 'SecondUnit',
      status: 500,
      title: 'a call that carries a key has one unit of work',
      detail: `${call} began a second unit of work: what a call that carries a key changes belongs into one unitOfWork.run(...)`,
    });
  }
}

/** A call was recalled before it was handled: it has had no effect, and never will. */
export class Recalled extends DomainError {
  constructor(call: string) {
    super({
      code: 'Recalled',
      status: 409,
      title: 'it was recalled before it was handled',
      detail: `${call} was recalled before it was handled`,
    });
  }
}

interface Progress {
  /** What the unit of work answered, once it is committed. */
  unit?: { readonly answer: unknown };
}

/**
 * Calls that may come more than once. A call is recognised by a key of its own, which is recorded in
 * the transaction of its effect: in the unit of work that the called one begins by itself, so that
 * whoever is called may ask others before. What that unit answers should be the answer of the call.
 *
 * @example
 * const keyed = new KeyedCalls({ handled, unitOfWork });
 * await keyed.once('ShipCommand', 'ordering.mark-shipped:0194…', () => handler.handle(command));
 */
export class KeyedCalls {
  readonly #handled: HandledCommands;
  readonly #unitOfWork: UnitOfWork;

  constructor({ handled, unitOfWork }: KeyedCallsOptions) {
    this.#handled = handled;
    this.#unitOfWork = unitOfWork;
  }

  /** Makes the call, or answers what it answered before. What throws is not remembered. */
  async once<T>(scope: string, key: string, call: () => Promise<T>): Promise<T> {
    // Within a unit, that is the one the effect belongs to.
    if (this.#unitOfWork.active) {
      return this.#plain(await this.#handled.once(scope, [key], call));
    }
    const kept = await this.#handled.find(scope, [key]);
    // One scope has one kind of answer.
    if (kept !== undefined) return this.#plain(kept.answer as T);
    const progress: Progress = {};
    try {
      const answer = await this.#recorded(scope, key, { call, progress });
      await this.#settle(scope, key, { answer, progress });
      return answer;
    } catch (error) {
      if (error instanceof SecondUnit) await this.#replace(scope, key, error);
      throw error;
    }
  }

  /**
   * What was answered to the call; where it was not made yet it never will be, and this throws
   * Recalled: so that whoever has waited in vain knows whether it took effect.
   */
  async recall(scope: string, key: string): Promise<unknown> {
    const answer = await this.#unitOfWork.run(() =>
      this.#handled.once(scope, [key], async (): Promise<unknown> => new Recalled(scope)),
    );
    return this.#plain(answer);
  }

  #recorded<T>(
    scope: string,
    key: string,
    { call, progress }: { call: () => Promise<T>; progress: Progress },
  ): Promise<T> {
    return aroundUnits(async (work) => {
      // A unit of something else, such as a cache, that keeps nothing of ours.
      if (!this.#unitOfWork.active) return work();
      if (progress.unit !== undefined) throw new SecondUnit(scope);
      let isFirst = false;
      const answer = await this.#handled.once(scope, [key], () => {
        isFirst = true;
        return work();
      });
      // Somebody else was faster: there is nothing of this unit that a refusal would undo.
      if (!isFirst) this.#plain(answer);
      this.#unitOfWork.afterCommit(() => {
        progress.unit = { answer };
      });
      return answer;
    }, call);
  }

  /** What is answered is kept, even by one that changes nothing here or says it in other words. */
  async #settle(
    scope: string,
    key: string,
    { answer, progress }: { answer: unknown; progress: Progress },
  ): Promise<void> {
    const { unit } = progress;
    if (unit === undefined) {
      await this.#unitOfWork.run(() => this.#handled.once(scope, [key], async () => answer));
    } else if (unit.answer !== answer && keepAnswer(unit.answer) !== keepAnswer(answer)) {
      await this.#replace(scope, key, answer);
    }
  }

  async #replace(scope: string, key: string, answer: unknown): Promise<void> {
    await this.#unitOfWork.run(() => this.#handled.replace(scope, [key], answer));
  }

  /** A refusal that was kept is thrown again. */
  #plain<T>(answer: T): T {
    return answered(answer) as T;
  }
}
