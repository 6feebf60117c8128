import type { MemoryUnitOfWork } from '../database/index.ts';
import type { HandledCommands, HandledKey } from './handled-commands.ts';
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
    const name = JSON.stringify([scope, ...key]);
    const kept = this.#kept.get(name);
    // One scope has one kind of answer.
    if (kept !== undefined) return readAnswer(kept) as T;
    const answer = await work();
    this.#unitOfWork.enlist({
      commit: () => undefined,
      rollback: () => void this.#kept.delete(name),
    });
    this.#kept.set(name, keepAnswer(answer));
    return answer;
  }
}
