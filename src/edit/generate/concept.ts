import type { Edit } from '../edit.ts';
import type { NameCase } from './name-in.ts';
import type { Request } from './request.ts';

/** How an option is asked for on a terminal where it is not given. */
export interface Question {
  readonly message: string;
  /** What can be chosen; undefined: anything can be typed. */
  readonly choices?: (request: Request) => readonly string[];
  /** What is taken where nobody can be asked; undefined: then the flag is missing. */
  readonly usual?: (request: Request) => string | undefined;
  /** Whether nothing is an answer, too. */
  readonly isOptional?: boolean;
  /** When the question makes sense. */
  readonly when?: (request: Request) => boolean;
}

export interface Option {
  /** @example 'aggregate', for --aggregate */
  readonly flag: string;
  /** What follows it; absent: the flag alone says it. @example 'name' */
  readonly value?: string;
  /** May be given more than once. */
  readonly isMany?: boolean;
  /** Has a --no-.. form. */
  readonly hasNo?: boolean;
  readonly about: string;
  readonly question?: Question;
  /** Complains about a value by an error. */
  readonly check?: (text: string) => void;
}

/** A concept of the language, as `plinth generate` makes it. */
export interface Concept {
  /** @example 'domain-service' */
  readonly name: string;
  readonly about: string;
  /** What follows `plinth generate`. */
  readonly example: string;
  readonly nameCase: NameCase;
  /** What its name can be, where it is that of something that is there. */
  readonly names?: (request: Request) => readonly string[];
  readonly options: readonly Option[];
  readonly edit: (request: Request) => readonly Edit[];
}
