import { accessImport, entityAccess } from './entity-access.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import type { EntityScope } from './entity-scope.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { listQuery } from './list-query.ts';
import { pagesServices } from './pages-fields.ts';
import { inputMapper } from './pages-input.ts';
import type { PagesView } from './pages-view.ts';

const from = (source: string, names: readonly string[], type = false): readonly Import[] =>
  names.map((name) => ({ name, from: source, ...(type && { type }) }));

/** The import lines of an entity's pages. */
export function pagesImports(scope: EntityScope, view: PagesView, file: string): string {
  const { entity, names } = scope;
  const files = entityFiles(entity);
  const { crud } = view;
  const writes = crud.create || crud.delete || view.editForm;
  const access = entityAccess(scope);
  const query = listQuery(scope);
  const id = idTypeOf(entity);
  return renderImports(
    [
      ...from('@plinth/runtime/controllers', ['Server'], true),
      ...from('@plinth/runtime/pages', pagesFunctions(view)),
      ...from('@plinth/runtime/pages', pagesTypes(view), true),
      ...(crud.list ? accessImport(entity, access.list) : []),
      ...(crud.get ? accessImport(entity, access.read) : []),
      ...(writes ? accessImport(entity, access.write) : []),
      ...[entity, ...pagesServices(scope)].flatMap((one) =>
        from(entityFiles(one).service, [`${entityNames(one).type}Service`], true),
      ),
      ...(crud.get || crud.delete || view.editForm
        ? [{ name: id.name, from: id.file, type: true }]
        : []),
      ...(crud.list ? query.imports : []),
      ...(crud.list && query.type !== '' ? from(files.schema, [`list${names.types}Query`]) : []),
      ...view.mappers,
      ...(crud.create ? inputMapper(scope, 'create').imports : []),
      ...(view.editForm ? inputMapper(scope, crud.patch ? 'patch' : 'replace').imports : []),
    ],
    file,
  );
}

function pagesFunctions(view: PagesView): readonly string[] {
  const { crud } = view;
  return [
    ...(crud.list ? ['listView', 'dropEmptyQuery'] : []),
    ...(crud.get ? ['detailView'] : []),
    ...(crud.create || view.editForm ? ['formView', 'submitForm'] : []),
    ...(view.editForm ? ['fillForm'] : []),
    ...(crud.delete ? ['deleteView', 'submitDelete'] : []),
    ...(view.choices.length > 0 ? ['refOptions'] : []),
    ...(view.refersInForms ? ['refField'] : []),
    'sendPage',
    ...view.functions,
  ];
}

function pagesTypes(view: PagesView): readonly string[] {
  const { crud } = view;
  return [
    ...(crud.create || view.editForm ? ['FormField', 'FormView', 'Html'] : []),
    ...(crud.delete ? ['DeleteView', 'Html'] : []),
    ...(view.choices.length > 0 ? ['RefOptions'] : []),
  ];
}
