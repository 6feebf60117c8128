import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { cachedReads, cacheImports } from './cache-text.ts';
import { behind, call, flatText, statement } from './code-doc.ts';
import { type Doc, hardline, indent } from './doc.ts';
import { answering } from './entity-answer.ts';
import { embeddedSources } from './entity-answers.ts';
import { entityNames } from './entity-names.ts';
import { camel, kebab } from './names.ts';
import { layerFile } from './paths.ts';
import { controllerPorts } from './query-controller.ts';
import { isEvicted, readsVariable } from './query-eviction.ts';
import {
  generatedQueries,
  isRowQuery,
  type QueryScope,
  queryFiles,
  queryScope,
  type RowQuery,
  readsTable,
  rowScope,
} from './query-scope.ts';
import { resultImports, resultType } from './query-sql.ts';
import type { Listed, Made, Wiring } from './wiring.ts';

/** The variable that holds a query. */
const variable = ({ type }: QueryScope): string => `${camel(type)}Query`;

/** `const x = new X(…);`: the call has a line of its own where not even its start fits. */
function assigned(head: string, callee: string, args: readonly Doc[]): string {
  const made = call(callee, ...args);
  const isLong = `  ${head} ${callee}(`.length > 100;
  return statement(head, isLong ? indent(hardline, made) : [' ', made], 2);
}

/** The class that answers, and what it is made with. */
function asked(scope: QueryScope<RowQuery>) {
  const { query, type } = scope;
  const { source } = query.body;
  const { sql, eventSourced } = queryFiles(scope);
  return source.kind === 'aggregate' && !readsTable(query)
    ? { name: `EventSourced${type}Query`, from: eventSourced, port: aggregateNames(source).many }
    : { name: `Sql${type}Query`, from: sql, port: 'ports.database' };
}

/** The query itself, without a cache, made of the ports of its context. */
export function plainQuery(scope: QueryScope) {
  const { query, type } = scope;
  if (!isRowQuery(query)) {
    return {
      value: call(`new ${type}Query`),
      imports: [{ name: `${type}Query`, from: queryFiles(scope).query }],
      usesLog: false,
    };
  }
  const { name, from, port } = asked({ ...scope, query });
  const { source } = query.body;
  if (source.kind !== 'aggregate' || port === 'ports.database') {
    return {
      value: call(`new ${name}`, 'ports.database'),
      imports: [{ name, from }],
      usesLog: false,
    };
  }
  const { storedRepository } = aggregateNames(source);
  const repository = { name: storedRepository, from: aggregateFiles(source).storedRepository };
  return {
    value: call(`new ${name}`, call(`new ${storedRepository}`, 'ports')),
    imports: [{ name, from }, repository],
    usesLog: true,
  };
}

function made(scope: QueryScope): Made {
  const { query, type, context } = scope;
  const files = queryFiles(scope);
  const head = `const ${variable(scope)} =`;
  if (!isRowQuery(query)) {
    const name = `${type}Query`;
    return {
      text: assigned(head, `new ${name}`, []),
      imports: [{ name, from: files.query }],
    };
  }
  const { name, from, port } = asked({ ...scope, query });
  const imports = [{ name, from }];
  if (query.cache === undefined) return { text: assigned(head, `new ${name}`, [port]), imports };
  const plain = call(`new ${name}`, port);
  const cached = `Cached${type}Query`;
  const kept = `${kebab(context.name)}.${kebab(query.name)}`;
  const all = [...imports, { name: cached, from: files.cached }, ...cacheImports];
  const rows = { ...scope, query };
  if (!isEvicted(rows)) {
    const reads = cachedReads(query.cache, kept);
    return { text: assigned(head, `new ${cached}`, [plain, reads]), imports: all };
  }
  const result = resultType(rows);
  const reads = cachedReads(query.cache, kept, `<string, ${result}>`);
  const variableOf = readsVariable(scope);
  return {
    text: [
      statement(`const ${variableOf} =`, behind(reads), 2),
      assigned(head, `new ${cached}`, [plain, variableOf]),
    ].join('\n'),
    imports: [...all, ...resultImports(rows)],
  };
}

/** What makes the answers of a query: a class of its own, or the one of the entity. */
function answers(scope: QueryScope): Listed {
  const { query, context } = scope;
  if (!isRowQuery(query)) return { doc: '', imports: [] };
  const rows = rowScope({ ...scope, query });
  const name = `${rows.names.answer}Answers`;
  const args = [
    ...embeddedSources(rows).map((source) => entityNames(source).many),
    ...(answering(rows).usesClock ? ['ports.clock'] : []),
  ];
  return {
    doc: call(`new ${name}`, ...args),
    imports: [{ name, from: layerFile(context.name, 'presentation', name) }],
  };
}

function controller(scope: QueryScope): Listed {
  const name = `${scope.type}Controller`;
  const parts = controllerPorts(scope).map((port): Listed => {
    if (port === 'answers') return answers(scope);
    return { doc: port === 'clock' ? 'ports.clock' : variable(scope), imports: [] };
  });
  return {
    doc: call(`new ${name}`, ...parts.map(({ doc }) => doc)),
    imports: [
      { name, from: queryFiles(scope).controller },
      ...parts.flatMap(({ imports }) => imports),
    ],
  };
}

const scopesOf = (context: Context, model: Model): readonly QueryScope[] =>
  generatedQueries(context).map((query) => queryScope(model, context, query));

/** What the queries of a context add to the file that wires it. */
export function queryWiring(context: Context, model: Model): Wiring {
  const scopes = scopesOf(context, model);
  const inside = scopes.filter(({ query }) => query.http === undefined);
  const controllers = scopes.filter(({ query }) => query.http !== undefined).map(controller);
  return {
    made: scopes.map(made),
    controllers,
    handed: inside.map((scope) => ({
      name: camel(scope.type),
      type: `${scope.type}Query`,
      value: variable(scope),
      imports: [{ name: `${scope.type}Query`, from: queryFiles(scope).query, type: true }],
    })),
    usesClock: controllers.some(({ doc }) => flatText(doc).includes('ports.clock')),
  };
}
