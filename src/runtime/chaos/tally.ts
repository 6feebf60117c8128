import { type ApiOperation, nameOf } from './api-document.ts';
import type { ChaosAnswer } from './ask.ts';
import { counted, type Finding } from './finding.ts';
import { isRecord } from './json-types.ts';

/** `unavailable`: it could not be done at present; `lost`: the process has ended before it answered. */
export type AnswerClass = 'done' | 'refused' | 'unavailable' | 'failed' | 'lost';

/** By what was answered. @example '409 AccountNotEmpty' */
type Undone = Map<string, number>;

/** How requests were answered. */
export class Tally {
  readonly #counts = new Map<AnswerClass, number>();
  readonly #done = new Set<string>();
  readonly #undone = new Map<string, Undone>();
  readonly #failed = new Map<string, Undone>();

  /** How many there were of each class, of those that there were. */
  get counts(): ReadonlyMap<AnswerClass, number> {
    return this.#counts;
  }

  /** What was answered 500. */
  get failures(): readonly Finding[] {
    return [...this.#failed].map(([where, answers]) => ({
      where,
      what: `answered ${mostOf(answers)}, ${counted(sumOf(answers), 'time')}`,
    }));
  }

  /** Operations that were asked for, and never done. @example 'POST /accounts/{id}/close (409 AccountNotEmpty)' */
  get neverDone(): readonly string[] {
    return [...this.#undone]
      .filter(([name]) => !this.#done.has(name))
      .map(([name, answers]) => `${name} (${mostOf(answers)})`);
  }

  add(operation: ApiOperation, { status, body }: ChaosAnswer): void {
    const name = nameOf(operation);
    const of = classOf(status);
    this.#count(of);
    if (of === 'done') this.#done.add(name);
    else note(of === 'failed' ? this.#failed : this.#undone, name, `${status} ${codeIn(body)}`);
  }

  addLost(): void {
    this.#count('lost');
  }

  #count(of: AnswerClass): void {
    this.#counts.set(of, (this.#counts.get(of) ?? 0) + 1);
  }
}

function note(all: Map<string, Undone>, name: string, answer: string): void {
  const answers = all.get(name) ?? new Map<string, number>();
  answers.set(answer.trim(), (answers.get(answer.trim()) ?? 0) + 1);
  all.set(name, answers);
}

/** The most frequent answer. */
const mostOf = (answers: Undone): string =>
  [...answers].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';

const sumOf = (answers: Undone): number => [...answers.values()].reduce((sum, one) => sum + one, 0);

/** 501, 503 and 504 say themselves that they are no fault of the app. */
function classOf(status: number): AnswerClass {
  if (status < 400) return 'done';
  if (status < 500) return 'refused';
  return [501, 503, 504].includes(status) ? 'unavailable' : 'failed';
}

const codeIn = (body: unknown): string =>
  isRecord(body) && typeof body.code === 'string' ? body.code : '';
