import type { View as SpecView } from '../../spec/view.ts';
import type { Field } from '../declaration.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import type { View } from '../view.ts';
import { buildIndexes } from './columns.ts';
import { declared } from './declared.ts';
import { buildFields } from './field.ts';
import type { Building, Site } from './site.ts';
import { withUnset } from './view-unset.ts';

export function declareView(written: SpecView, context: string): Building<View> {
  return {
    kind: 'view',
    ...declared(written, context),
    key: [],
    fields: [],
    indexes: [],
    sync: written.sync,
    on: [],
  };
}

/** Key columns, then the others. */
export const rowOf = ({ key, fields }: Pick<View, 'key' | 'fields'>): readonly Field[] => [
  ...key,
  ...fields,
];

export function fillView(view: Building<View>, written: SpecView, site: Site): void {
  view.key = buildFields(written.key, site);
  view.fields = buildFields(written.fields, site, {
    scope: () => scopeAt('computed', site.nameables, { field: namesOf(rowOf(view)) }),
  });
  site.soon(() => {
    view.fields = withUnset(view, written, site);
    const table = { name: view.name, columns: rowOf(view) };
    view.indexes = buildIndexes(written.indexes, table, site);
  });
}
