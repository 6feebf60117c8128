import type { MemoryUnitOfWork } from '../database/index.ts';
import type { HandledAnswer, HandledCommands, HandledKey } from './handled-commands.ts';
import { keepAnswer, readAnswer } from './kept-answer.ts';
import { requireUnit } from './require-unit.ts';

/** In this process only; what a unit of work that fails has handled is not remembered. */
export class MemoryHandledCommands implements HandledCommands {
  readonly #unitOfWork: MemoryUnitOfWork;
  readonly #kept = new Map<string, string>();

  constructor(unitOfWork: MemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async once<T>(scope: string, key: HandledKey, work: () => Promise<T>): Promise<T> {
    requireUnit(this.#unitOfWork, scope);
    const name = nameOf(scope, key);
    const kept = this.#kept.get(name);
    // One scope has one kind of answer.
    if (kept !== undefined) return readAnswer(kept) as T;
    const answer = await work();
    this.#keep(name, answer);
    return answer;
  }

  async find(scope: string, key: HandledKey): Promise<HandledAnswer | undefined> {
    const kept = this.#kept.get(nameOf(scope, key));
    return kept === undefined ? undefined : { answer: readAnswer(kept) };
  }

  async replace(scope: string, key: HandledKey, answer: unknown): Promise<void> {
    requireUnit(this.#unitOfWork, scope);
    this.#keep(nameOf(scope, key), answer);
  }

  #keep(name: string, answer: unknown): void {
    const before = this.#kept.get(name);
    const rollback = (): void => {
      if (before === undefined) this.#kept.delete(name);
      else this.#kept.set(name, before);
    };
    this.#unitOfWork.enlist({ commit: () => undefined, rollback });
    this.#kept.set(name, keepAnswer(answer));
  }
}

const nameOf = (scope: string, key: HandledKey): string => JSON.stringify([scope, ...key]);
