import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import type { EntityScope } from './entity-scope.ts';
import { typeName } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { camel } from './names.ts';
import type { PagesView } from './pages.ts';
import { pagesServices } from './pages-services.ts';

const from = (source: string, names: readonly string[], type = false): readonly Import[] =>
  names.map((name) => ({ name, from: source, ...(type && { type }) }));

/** The import lines of an entity's pages. */
export function pagesImports(scope: EntityScope, view: PagesView, file: string): string {
  const { entity, names } = scope;
  const files = entityFiles(entity);
  const { crud } = view;
  const writes = crud.create || crud.replace || crud.patch || crud.delete;
  const shape = crud.patch ? 'Changes' : 'Replacement';
  return renderImports(
    [
      ...from('@plinth/runtime/controllers', ['Server'], true),
      ...from('@plinth/runtime/pages', pagesFunctions(view)),
      ...from('@plinth/runtime/pages', pagesTypes(view), true),
      ...from(files.access, [
        ...(crud.list || crud.get ? [`read${names.types}`] : []),
        ...(writes ? [`write${names.types}`] : []),
      ]),
      ...[entity, ...pagesServices(scope)].flatMap((one) =>
        from(entityFiles(one).service, [`${entityNames(one).type}Service`], true),
      ),
      ...from(files.domain, [names.id], true),
      ...from(files.json, [
        ...(crud.create ? [`new${names.type}FromJson`] : []),
        ...(view.editForm
          ? [`${camel(typeName(entity))}ToJson`, `${camel(typeName(entity))}${shape}FromJson`]
          : []),
      ]),
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
    ...(view.choices.length > 0 ? ['refField', 'refOptions'] : []),
    'sendPage',
    ...view.functions,
  ];
}

function pagesTypes(view: PagesView): readonly string[] {
  const { crud } = view;
  return [
    ...(crud.create || view.editForm ? ['FormField', 'FormView', 'Html'] : []),
    ...(crud.delete ? ['Html'] : []),
    ...(view.choices.length > 0 ? ['RefOptions'] : []),
  ];
}
