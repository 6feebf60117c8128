import type { Context } from '../model/context.ts';
import type { Field } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { View as ReadModel } from '../model/view.ts';
import { type DeclaredFile, declaredFile } from './declared-file.ts';
import { type RowNames, rowNamesOf } from './entity-names.ts';
import { camel, kebab } from './names.ts';
import { oncePer } from './once-per.ts';
import type { PlannedFile } from './planned-file.ts';
import { isMap } from './type-schema.ts';
import { type ViewFiles, viewFiles } from './view-files.ts';

/** One view with all that its files are planned from. */
export interface ViewScope {
  readonly model: Model;
  readonly context: Context;
  readonly view: ReadModel;
  readonly names: RowNames;
  readonly files: ViewFiles;
}

export const viewScope = (model: Model, context: Context, view: ReadModel): ViewScope => ({
  model,
  context,
  view,
  names: rowNamesOf(view),
  files: viewFiles(view),
});

/** A template below the context's folder. @example viewFile(scope, { role: 'table', … }) */
export const viewFile = ({ view }: ViewScope, file: DeclaredFile): PlannedFile =>
  declaredFile(view, { ...file, template: `app/src/contexts/__context__/${file.template}` });

/** The constant that holds a view. @example 'accountSummaryView' */
export const viewConstant = (view: ReadModel): string => `${camel(rowNamesOf(view).type)}View`;

/** What its checkpoint is kept under. @example 'accounts.account-summary' */
export const viewName = ({ context, name }: ReadModel): string =>
  `${kebab(context ?? '')}.${kebab(name)}`;

/** The columns of its table, those of the key first. */
export const viewColumns = oncePer(({ key, fields }: ReadModel): readonly Field[] => [
  ...key,
  ...fields.filter(({ computed }) => computed === undefined),
]);

const timed = ['now', 'today', 'uuid'];

/** A default that the first event of a row makes. */
export const isTimedColumn = ({ default: value }: Field): boolean =>
  value !== undefined && timed.includes(value.kind);

/** Columns that have no value before the first event of a row. */
export const unsetColumns = oncePer((view: ReadModel): readonly Field[] =>
  viewColumns(view)
    .slice(view.key.length)
    .filter((field) => {
      if (field.default !== undefined) return isTimedColumn(field);
      return field.card === 'one' && !isMap(field.type, field.card);
    }),
);
