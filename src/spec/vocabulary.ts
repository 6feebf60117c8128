import type { At } from '../diagnostic.ts';
import type { Enum } from './enum.ts';
import { enums } from './enum.ts';
import type { ErrorCase } from './error-case.ts';
import { errorCases } from './error-case.ts';
import { collecting } from './grammar/collecting.ts';
import type { Kind } from './grammar/kind.ts';
import { record, standard } from './grammar/record.ts';
import { described } from './thing-keys.ts';
import type { TypeAlias } from './type-alias.ts';
import { typeAliases } from './type-alias.ts';
import type { Union } from './union.ts';
import { unions } from './union.ts';
import type { Value } from './value.ts';
import { values } from './value.ts';

/** What `shared` and every context may declare. */
export interface Vocabulary {
  readonly types: readonly TypeAlias[];
  readonly enums: readonly Enum[];
  readonly unions: readonly Union[];
  readonly values: readonly Value[];
  readonly errors: readonly ErrorCase[];
  /** Names of things that could not be read and were reported: never complain about them again. */
  readonly broken: readonly string[];
}

/** The shared kernel: visible in every context. */
export interface Shared extends Vocabulary {
  readonly at: At;
  readonly description?: string;
}

export const vocabularyKeys = {
  types: standard(typeAliases, [], 'Names for types with their constraints.'),
  enums: standard(enums, [], 'Lists of members.'),
  unions: standard(unions, [], 'Variants told apart by type.'),
  values: standard(values, [], 'Value objects.'),
  errors: standard(errorCases, [], 'Errors with their status and text.'),
};

export const shared: Kind<Shared> = collecting(record({ ...described, ...vocabularyKeys }));
