import type { Model } from '../model/model.ts';
import type { Query } from '../model/query.ts';
import { camel } from './names.ts';
import { schemaName } from './schema-name.ts';
import { wholeOf } from './sight.ts';

const verbs = ['create', 'get', 'list', 'replace', 'change', 'delete'];

/** Whether the routes of an entity have an operation of that name already. */
const isTaken = (operation: string, { contexts }: Model): boolean =>
  verbs
    .filter((verb) => operation.startsWith(verb))
    .some((verb) =>
      contexts.some(({ entities }) =>
        entities.some(({ name }) => operation.startsWith(name, verb.length)),
      ),
    );

/** The name of a query's operation in the OpenAPI document, where no two may be alike. */
export function operationId(query: Query, model: Model): string {
  const own = camel(schemaName(query, model));
  return isTaken(own, wholeOf(model)) ? camel(`${query.context ?? ''} ${query.name}`) : own;
}
