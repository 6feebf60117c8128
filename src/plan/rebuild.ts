import type { Model } from '../model/model.ts';
import type { View as ReadModel } from '../model/view.ts';
import { behind, listCall, statement } from './code-doc.ts';
import { codecsOf } from './codecs.ts';
import type { Doc } from './doc.ts';
import { type Import, renderImports } from './imports.ts';
import { camel, pascal } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { scriptImports } from './script-imports.ts';
import { viewConstant } from './view-scope.ts';
import { viewImport } from './view-wiring.ts';

const eventStore = (codecs: readonly Import[]): Doc =>
  listCall({
    callee: 'new SqlEventStore',
    args: ['database'],
    items: codecs.map(({ name }) => `...${name}`),
  });

interface Named {
  /** What it is asked for by. */
  readonly name: string;
  readonly imported: Import;
}

/** Views of one name are told apart by their contexts. */
export function namedViews({ contexts }: Model): readonly Named[] {
  const views = contexts.flatMap((context) => context.views);
  return views.map((view: ReadModel) => {
    const isTwin = views.filter((other) => other.name === view.name).length > 1;
    if (!isTwin) return { name: view.name, imported: viewImport(view) };
    const as = `${camel(view.context ?? '')}${pascal(viewConstant(view))}`;
    return { name: view.id, imported: { ...viewImport(view), as } };
  });
}

export const hasViews = ({ contexts }: Model): boolean =>
  contexts.some(({ views }) => views.length > 0);

/** `src/processes/rebuild.ts`: makes the rows of a view anew, from all events. */
export function planRebuild(model: Model): readonly PlannedFile[] {
  if (!hasViews(model)) return [];
  const path = 'src/processes/rebuild.ts';
  const views = namedViews(model);
  const codecs = model.contexts.flatMap((context) => codecsOf(context) ?? []);
  const imports: readonly Import[] = [
    ...scriptImports,
    { name: 'rebuildView', from: '@plinth/runtime/eventsourcing' },
    { name: 'SqlEventStore', from: '@plinth/runtime/eventsourcing' },
    { name: 'View', from: '@plinth/runtime/eventsourcing', type: true },
    ...codecs,
    ...views.map(({ imported }) => imported),
  ];
  return [
    {
      path,
      id: 'app#rebuild',
      template: `app/${path}`,
      view: {
        imports: renderImports(imports, path),
        views: views.map(({ name, imported }) => ({
          name: propertyName(name),
          constant: imported.as ?? imported.name,
        })),
        events: statement('const events =', behind(eventStore(codecs)), 4),
      },
    },
  ];
}
