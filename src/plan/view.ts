import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { PlannedFile } from './planned-file.ts';
import { planViewDefinition } from './view-definition.ts';
import { planViewRow } from './view-row.ts';
import { viewScope } from './view-scope.ts';
import { planViewTable } from './view-table.ts';

/** The files of a context's views: what their rows are, how they are kept, what makes them. */
export const planViews = (model: Model, context: Context): readonly PlannedFile[] =>
  context.views.flatMap((view) => {
    const scope = viewScope(model, context, view);
    return [planViewRow(scope), planViewTable(scope), planViewDefinition(scope)];
  });
