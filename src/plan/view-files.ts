import type { View } from '../model/view.ts';
import { typeName } from './identifiers.ts';
import { kebab } from './names.ts';
import { oncePer } from './once-per.ts';
import { contextFolder, layerFile } from './paths.ts';

/** Where the files of a view are. */
export interface ViewFiles {
  /** The type of its rows. @example '…/application/views/account-summary.ts' */
  readonly row: string;
  /** What each event makes of a row. @example '…/infrastructure/views/account-summary.ts' */
  readonly view: string;
  readonly table: string;
}

export const viewFiles = oncePer((view: View): ViewFiles => {
  const context = view.context ?? '';
  const name = kebab(view.name);
  return {
    row: `${contextFolder(context)}/application/views/${name}.ts`,
    view: `${contextFolder(context)}/infrastructure/views/${name}.ts`,
    table: layerFile(context, 'infrastructure', `${typeName(view)}Table`),
  };
});
