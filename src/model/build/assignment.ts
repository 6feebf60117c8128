import type { Assignment as SpecAssignment } from '../../spec/expression.ts';
import type { BoundExpression, Field } from '../declaration.ts';
import { typeOf } from '../expression-type.ts';
import type { Scope } from '../scope.ts';
import { bind } from './bind.ts';
import { findColumn, type Table } from './columns.ts';
import type { Site } from './site.ts';

export interface BoundAssignment {
  readonly field: Field;
  readonly value: BoundExpression;
}

/** `column: expression`; a column that is not there, or is computed, is reported and left out. */
export function bindAssignments(
  written: readonly SpecAssignment[],
  { table, scope, site }: { readonly table: Table; readonly scope: Scope; readonly site: Site },
): readonly BoundAssignment[] {
  return written.flatMap(({ name, value }) => {
    const field = findColumn(name, table, site);
    const bound = bind(site, value, scope, field && typeOf(field));
    return field ? [{ field, value: bound }] : [];
  });
}
