import type { Binding, BoundExpression, Field } from '../model/declaration.ts';

/** What an entity's expressions say for its fields and the time. */
export interface RowNames {
  /** The variable that holds the row. */
  readonly row: string;
  /** The variable that holds who asks. */
  readonly actor?: string;
  /** How a computed field is read. */
  readonly computed: (field: string) => string;
}

/** Names for `printExpression` where a row stands in a variable. */
export const rowNames =
  ({ row, actor = 'actor', computed }: RowNames) =>
  (binding: Binding): string => {
    const { kind, name } = binding;
    if (kind === 'now' || kind === 'today') return `clock.${kind}()`;
    if (kind === 'actor') return actor;
    if (kind === 'whole') return row;
    const isComputed = 'field' in binding && binding.field?.computed !== undefined;
    return isComputed ? computed(name) : `${row}.${name}`;
  };

/** The fields that an expression names, each once. */
export function fieldsIn({ bindings }: BoundExpression): readonly Field[] {
  const fields = new Set<Field>();
  for (const binding of bindings.values()) {
    if ('field' in binding && binding.field !== undefined) fields.add(binding.field);
  }
  return [...fields];
}

/** Whether an expression asks what time it is. */
export const usesClock = ({ bindings }: BoundExpression): boolean =>
  [...bindings.values()].some(({ kind }) => kind === 'now' || kind === 'today');

/** Whether an expression asks who calls. */
export const usesActor = ({ bindings }: BoundExpression): boolean =>
  [...bindings.values()].some(({ kind }) => kind === 'actor');
