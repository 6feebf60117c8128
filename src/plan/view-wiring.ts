import type { Context } from '../model/context.ts';
import type { View } from '../model/view.ts';
import { printDoc } from './doc.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { viewFiles } from './view-files.ts';
import { viewConstant } from './view-scope.ts';
import type { Wiring } from './wiring.ts';

export const viewImport = (view: View): Import => ({
  name: viewConstant(view),
  from: viewFiles(view).view,
});

/** The views of a context, handed out to whoever keeps them in step with the events. */
export function viewWiring({ views }: Context): Wiring {
  if (views.length === 0) return {};
  const list = brackets({ open: '[', close: ']', items: views.map(viewConstant) });
  const member = 'views: ';
  return {
    handed: [
      {
        name: 'views',
        type: 'readonly View[]',
        value: printDoc([member, list], { indent: 4, after: ',' }).slice(member.length),
        imports: [
          { name: 'View', from: '@plinth/runtime/eventsourcing', type: true },
          ...views.map(viewImport),
        ],
      },
    ],
  };
}
