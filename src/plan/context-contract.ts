import type { Context } from '../model/context.ts';
import type { Root } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { declaredMessage } from './command-message.ts';
import { contractEvents } from './contract-events.ts';
import { contractTypes } from './contract-types.ts';
import { entityNames } from './entity-names.ts';
import { needsOf } from './entity-needs.ts';
import { lookupName } from './entity-service.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderExports, renderImports } from './imports.ts';
import { camel } from './names.ts';
import { contractFile, domainFile, stateFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { queryInput } from './query-input.ts';
import { generatedQueries, type QueryScope, queryPort, queryScope } from './query-scope.ts';
import { callsByOthers } from './reaction-calls.ts';
import { queriesAsked } from './root-reads.ts';
import { wholeOf } from './sight.ts';
import { hasClient } from './wired.ts';

/** The entities and aggregates that other contexts refer to, or read. */
export const lookedUp = ({ entities, aggregates }: Context, model: Model): readonly Root[] =>
  [...entities, ...aggregates].filter((root) => needsOf(root, model).foreign);

/** What an id is answered with, and where its type is. */
function rowOf(root: Root): Import {
  return root.kind === 'aggregate'
    ? { name: `${entityNames(root).type}State`, from: stateFile(root), type: true }
    : { name: entityNames(root).type, from: domainFile(root), type: true };
}

/** The queries of a context that others ask. */
export function askedByOthers(context: Context, model: Model): readonly QueryScope[] {
  const whole = wholeOf(model);
  const asked = new Set(
    whole.contexts
      .filter(({ name }) => name !== context.name)
      .flatMap((other) => queriesAsked(other, whole)),
  );
  return generatedQueries(context)
    .filter((query) => asked.has(query))
    .map((query) => queryScope(model, context, query));
}

/** What a contract hands on of a query: its type, and what it is asked with. */
function queryExports(scope: QueryScope): readonly Import[] {
  const { type, from } = queryPort(scope);
  const { declared } = queryInput(scope);
  return [
    { name: type, from, type: true },
    ...(declared === null ? [] : [{ name: `${scope.type}Input`, from, type: true }]),
  ];
}

/** The messages of commands that other contexts send to this one. */
export const commandMessages = (context: Context, model: Model): readonly Import[] =>
  callsByOthers(context, model).map((call) => declaredMessage(call, { model, context }));

function lookupView(root: Root, model: Model) {
  const { existing, got } = needsOf(root, model);
  const { type, many, nouns, noun } = entityNames(root);
  return {
    type: lookupName(type),
    port: many,
    nouns,
    noun,
    id: idTypeOf(root).name,
    existing,
    get: got ? (root.kind === 'aggregate' ? 'stateOf' : 'get') : '',
    row: rowOf(root).name,
  };
}

/** `contract.ts`: what other contexts may import; none where they name nothing of this one. */
export function planContract(context: Context, model: Model): readonly PlannedFile[] {
  const path = contractFile(context.name);
  const exported = [...contractTypes(context, model), ...contractEvents(context, model)];
  const roots = hasClient(context, model) ? lookedUp(context, model) : [];
  const queries = askedByOthers(context, model);
  const commands = commandMessages(context, model);
  if (exported.length + roots.length + queries.length + commands.length === 0) return [];
  const ports = queries.map(queryPort);
  const ids = roots.map((root) => idTypeOf(root));
  const rows = roots.filter((root) => needsOf(root, model).got).map(rowOf);
  return [
    {
      path,
      id: `${context.name}#contract`,
      was: context.was === undefined ? undefined : `${context.was}#contract`,
      template: 'app/src/contexts/__context__/contract.ts',
      view: {
        imports: renderImports(
          [
            ...ids.map(({ name, file }) => ({ name, from: file, type: true })),
            ...rows,
            ...ports.map(({ type, from }) => ({ name: type, from, type: true })),
            ...(commands.length > 0
              ? [{ name: 'CommandSender', from: '@plinth/runtime/cqrs', type: true }]
              : []),
          ],
          path,
        ),
        exports: renderExports(
          [...exported, ...rows, ...commands, ...queries.flatMap(queryExports)],
          path,
        ),
        name: context.name,
        lookups: roots.map((root) => lookupView(root, model)),
        isCommanded: commands.length > 0,
        queries: ports.map(({ type }) => ({ port: camel(type), type })),
      },
    },
  ];
}
