import { entityComputed } from './entity-computed.ts';
import { docComment } from './escape.ts';
import { renderImports } from './imports.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { typeText } from './type-text.ts';
import { type ViewScope, viewColumns, viewFile } from './view-scope.ts';

/** `application/views/account-summary.ts`: what the rows of a view are, for whoever asks. */
export function planViewRow(scope: ViewScope): PlannedFile {
  const { view, names, files } = scope;
  const members = viewColumns(view).map((field) => ({
    field,
    ...typeText(field, { form: 'domain', context: view.context }),
  }));
  const computed = entityComputed(view);
  const imports = [...members.flatMap((one) => one.imports), ...computed.imports];
  return viewFile(scope, {
    role: 'row',
    path: files.row,
    template: 'application/views/__view__.ts',
    view: {
      imports: renderImports(imports, files.row),
      doc: docComment(view.description),
      type: names.type,
      one: names.one,
      members: members.map(({ field, text }) => ({
        doc: docComment(field.description, 2),
        name: propertyName(field.name),
        type: text,
      })),
      computed: computed.functions,
    },
  });
}
