import type { Root } from '../model/declaration.ts';
import type { View } from '../model/view.ts';
import { computedFields } from './entity-fields.ts';
import { rowNamesOf } from './entity-names.ts';
import { docComment } from './escape.ts';
import { printExpression } from './expression.ts';
import { rowNames } from './expression-names.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { camel, pascal } from './names.ts';
import type { Placed } from './paths.ts';
import { typeText } from './type-text.ts';

/** The function that makes a computed field. @example 'petHref' */
export const computedName = (row: Pick<Placed, 'name' | 'kind'>, field: string): string =>
  `${camel(typeName(row))}${pascal(field)}`;

export interface Computed {
  readonly functions: readonly {
    readonly doc: string;
    readonly name: string;
    readonly type: string;
    readonly text: string;
  }[];
  readonly imports: readonly Import[];
}

/** The computed fields of a row, a function each. */
export function entityComputed(entity: Root | View): Computed {
  const { one } = rowNamesOf(entity);
  const names = rowNames({
    row: one,
    computed: (field) => `${computedName(entity, field)}(${one})`,
  });
  const printed = computedFields(entity).flatMap((field) =>
    field.computed === undefined
      ? []
      : [
          {
            field,
            type: typeText(field, { form: 'domain', context: entity.context }),
            body: printExpression(field.computed, {
              names,
              context: entity.context,
              as: 'return',
              place: { indent: 2, column: 9, after: ';' },
            }),
          },
        ],
  );
  return {
    functions: printed.map(({ field, type, body }) => ({
      doc: docComment(field.description),
      name: computedName(entity, field.name),
      type: type.text,
      text: body.text,
    })),
    imports: printed.flatMap(({ type, body }) => [...type.imports, ...body.imports]),
  };
}
