import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { PlannedFile } from './planned-file.ts';
import { planQueryAnswer, planSourceAnswers } from './query-answer.ts';
import { planQueryApplication } from './query-application.ts';
import { planCachedQuery } from './query-cache.ts';
import { planQueryController } from './query-controller.ts';
import {
  generatedQueries,
  isRowQuery,
  type QueryScope,
  queryScope,
  readsTable,
} from './query-scope.ts';
import { planSqlQuery } from './query-sql.ts';
import { planEventSourcedQuery } from './query-stored.ts';
import { planQueryTest } from './query-test.ts';

function filesOf(scope: QueryScope): readonly PlannedFile[] {
  const { query } = scope;
  const rows = isRowQuery(query) ? { ...scope, query } : undefined;
  return [
    planQueryApplication(scope),
    ...(rows === undefined
      ? []
      : [
          ...(readsTable(rows.query) ? [planSqlQuery(rows)] : planEventSourcedQuery(rows)),
          ...planCachedQuery(rows),
          ...planQueryAnswer(rows),
        ]),
    ...planQueryController(scope),
    ...planQueryTest(scope),
  ];
}

/** The files of a context's queries, and the answers that several of them give. */
export const planQueries = (model: Model, context: Context): readonly PlannedFile[] => [
  ...generatedQueries(context).flatMap((query) => filesOf(queryScope(model, context, query))),
  ...planSourceAnswers(context, model),
];
