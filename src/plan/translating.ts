import type { CallBinding, Field, LocalBinding } from '../model/declaration.ts';
import type { Import } from './imports.ts';
import type { TsExpression } from './ts-expression.ts';
import type { Want } from './want.ts';

/** A call of an expression, with what it is given already translated. */
export interface Asking {
  readonly callee: TsExpression;
  readonly args: readonly TsExpression[];
  readonly want: Want;
  /** Whether a member of the object that is given may be null. */
  readonly mayBeNull: (name: string) => boolean;
}

export interface Translating {
  readonly names: (binding: LocalBinding | CallBinding) => string;
  readonly context: string | undefined;
  readonly isCondition: boolean;
  /** What a call takes, by position, where it is known. */
  readonly params?: (binding: CallBinding) => readonly Field[];
  /** Calls that are made in a way of their own. */
  readonly asks?: (binding: CallBinding, asking: Asking) => TsExpression | undefined;
}

export interface Translation {
  readonly node: TsExpression;
  readonly imports: readonly Import[];
}
