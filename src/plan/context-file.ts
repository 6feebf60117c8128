import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { cachedReads, cacheImports } from './cache-text.ts';
import { behind, call, objectCall, property, statement } from './code-doc.ts';
import { lookedUp } from './context-contract.ts';
import type { Doc } from './doc.ts';
import { answering, holdsAnswers } from './entity-answer.ts';
import { answersName, embeddedSources } from './entity-answers.ts';
import { hasTable, linkFields, ownedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { portName } from './entity-references.ts';
import { type EntityScope, entityScope } from './entity-scope.ts';
import { checkedReferences, servicePorts } from './entity-service.ts';
import { partTable } from './entity-table.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { camel, kebab } from './names.ts';
import { pagesServices } from './pages-fields.ts';
import { elements } from './parameters.ts';
import { contextFolder, contractFile, layerFile, tableName } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { querySchemas, queryWiring } from './query-wiring.ts';
import { schemaImports } from './schema.ts';
import { seedFile } from './seed.ts';
import { seededEntities } from './seed-order.ts';
import { clientsOf, hasClient, isWired } from './wired.ts';

/** A statement that makes something, and its imports. */
interface Made {
  readonly text: string;
  readonly imports: readonly Import[];
}

/** A call with one object. */
const callWith = (callee: string, items: readonly Doc[]): Doc =>
  objectCall({ callee, args: [], items });

/** An element of a list, and its imports. */
interface Listed {
  readonly doc: Doc;
  readonly imports: readonly Import[];
}

const list = (name: string, items: readonly Listed[]): string =>
  items.length === 0
    ? ''
    : statement(
        `const ${name} =`,
        [' ', brackets({ open: '[', close: ']', items: items.map(({ doc }) => doc) })],
        2,
      );

const serviceName = ({ names }: EntityScope): string => `${camel(names.type)}Service`;

function repository({ entity, names }: EntityScope): Made {
  const name = `Sql${names.type}Repository`;
  return {
    text: statement(`const ${names.many} =`, behind(call(`new ${name}`, 'ports.database')), 2),
    imports: [{ name, from: entityFiles(entity).sqlRepository }],
  };
}

const cacheDoc = ({ entity, context }: EntityScope): Doc =>
  entity.cache === undefined
    ? ''
    : cachedReads(entity.cache, `${kebab(context.name)}.${kebab(entity.name)}`);

/** What a service is given for one of its ports. */
function portValue(scope: EntityScope, port: string): Doc {
  if (port === 'unitOfWork') return 'unitOfWork: ports.database';
  if (port === 'clock') return 'clock: ports.clock';
  if (port === 'cache') return ['cache: ', cacheDoc(scope)];
  const references = checkedReferences(scope);
  const targets = references.map(({ target }) => target);
  const target = targets.find((one) => portName(one, targets) === port);
  if (target === undefined) return port;
  const { many } = entityNames(target);
  if (target.context !== scope.entity.context) {
    return `${port}: ports.${camel(target.context ?? '')}.${many}`;
  }
  return port === many ? port : `${port}: ${many}`;
}

function service(scope: EntityScope): Made {
  const { names, entity } = scope;
  const name = `${names.type}Service`;
  const ports = servicePorts(scope);
  const values = ports.map((port) => portValue(scope, port.name));
  const [only] = ports;
  const made =
    ports.length === 1 && only ? call(`new ${name}`, only.name) : callWith(`new ${name}`, values);
  const cached = ports.some((port) => port.name === 'cache');
  return {
    text: statement(`const ${serviceName(scope)} =`, behind(made), 2),
    imports: [{ name, from: entityFiles(entity).service }, ...(cached ? cacheImports : [])],
  };
}

function answers(scope: EntityScope): readonly Made[] {
  const form = answering(scope);
  if (!holdsAnswers(scope)) return [];
  const name = `${scope.names.type}Answers`;
  const args = [
    ...embeddedSources(scope).map((source) => entityNames(source).many),
    ...(form.usesClock ? ['ports.clock'] : []),
  ];
  return [
    {
      text: statement(`const ${answersName(scope)} =`, behind(call(`new ${name}`, ...args)), 2),
      imports: [{ name, from: entityFiles(scope.entity).answers }],
    },
  ];
}

function controller(scope: EntityScope): readonly Listed[] {
  if (scope.entity.http === undefined) return [];
  const name = `${scope.names.type}Controller`;
  const args = [serviceName(scope), ...(holdsAnswers(scope) ? [answersName(scope)] : [])];
  return [
    {
      doc: call(`new ${name}`, ...args),
      imports: [{ name, from: entityFiles(scope.entity).controller }],
    },
  ];
}

function pages(scope: EntityScope): readonly Listed[] {
  const { entity, names } = scope;
  if (entity.pages === undefined) return [];
  const name = `${names.type}Pages`;
  const services = [
    `${names.many}: ${serviceName(scope)}`,
    ...pagesServices(scope).map((other) => {
      const { many, type } = entityNames(other);
      return `${many}: ${camel(type)}Service`;
    }),
  ];
  return [
    {
      doc: callWith(`new ${name}`, services),
      imports: [{ name, from: layerFile(entity.context ?? '', 'presentation', name) }],
    },
  ];
}

function seed(context: Context): readonly Made[] {
  const entities = seededEntities(context);
  if (entities.length === 0) return [];
  const ports = ['...ports', ...entities.map((entity) => entityNames(entity).many)];
  const name = `seed${context.name}`;
  return [
    {
      text: property('seed', [' () => ', callWith(name, ports)], 4),
      imports: [{ name, from: seedFile(context) }],
    },
  ];
}

/** What `create<Context>` is handed. */
function portsOf(scopes: readonly EntityScope[], context: Context, model: Model) {
  const timed =
    scopes.some(
      (scope) =>
        servicePorts(scope).some(({ name }) => name === 'clock') || answering(scope).usesClock,
    ) || queryWiring(context, model).usesClock;
  const clients = clientsOf(context, model).map(({ name }) => ({
    name: camel(name),
    type: `${name}Client`,
    from: contractFile(name),
  }));
  const seedsWithTime = context.seed.length > 0;
  return [
    { name: 'database', type: 'Database', from: '@plinth/runtime/database' },
    ...(timed || seedsWithTime
      ? [{ name: 'clock', type: 'Clock', from: '@plinth/runtime/domain' }]
      : []),
    ...clients,
  ];
}

/** `context.ts`: wires a context; it takes ports and hands out routes. */
function planWiring(context: Context, model: Model): PlannedFile {
  const path = `${contextFolder(context.name)}/context.ts`;
  const scopes = context.entities
    .filter(hasTable)
    .map((entity) => entityScope(model, context, entity));
  const ports = portsOf(scopes, context, model);
  const reached = scopes.filter(({ entity }) => entity.http !== undefined);
  const repositories = scopes.map(repository);
  const services = scopes.map(service);
  const queries = queryWiring(context, model);
  const made = [...repositories, ...services, ...scopes.flatMap(answers), ...queries.made];
  const controllers = [...scopes.flatMap(controller), ...queries.controllers];
  const paged = scopes.flatMap(pages);
  const seeds = seed(context);
  const client = hasClient(context, model) ? lookedUp(context, model) : [];
  const inside = scopes.filter((scope) => !reached.includes(scope));
  const type = (name: string, from: string): Import => ({ name, from, type: true });
  const imports = [
    ...ports.map((port) => type(port.type, port.from)),
    ...(controllers.length + paged.length > 0
      ? [type('Server', '@plinth/runtime/controllers')]
      : []),
    ...[...made, ...controllers, ...paged, ...seeds].flatMap((one) => one.imports),
    ...queries.imports,
    ...(client.length > 0 ? [type(`${context.name}Client`, contractFile(context.name))] : []),
  ];
  return {
    path,
    id: `${context.name}#context`,
    was: context.was === undefined ? undefined : `${context.was}#context`,
    template: 'app/src/contexts/__context__/context.ts',
    view: {
      imports: renderImports(imports, path),
      name: context.name,
      ports: ports.map(({ name, type: portType }) => ({ name, type: portType })),
      made: made.map(({ text }) => text),
      controllers: list('controllers', controllers),
      pages: list('pages', paged),
      seed: seeds[0]?.text ?? '',
      services: [
        ...inside.map((scope) => ({
          name: scope.names.many,
          type: `${scope.names.type}Service`,
          value: serviceName(scope),
        })),
        ...queries.inside,
      ],
      client: client.map((entity) => ({
        name: entityNames(entity).many,
        repository: `Sql${entityNames(entity).type}Repository`,
      })),
    },
  };
}

/** `presentation/schemas.ts`: every JSON Schema of a context. */
function planSchemaList(context: Context, model: Model): PlannedFile {
  const path = `${contextFolder(context.name)}/presentation/schemas.ts`;
  const lists = context.entities.map((entity) => ({
    name: `${camel(entityNames(entity).type)}Schemas`,
    from: entityFiles(entity).schema,
  }));
  const single = [...schemaImports(context.name, model), ...querySchemas(context, model)];
  const items = [...single.map(({ name }) => name), ...lists.map(({ name }) => `...${name}`)];
  return {
    path,
    id: `${context.name}#schemas`,
    template: 'app/src/contexts/__context__/presentation/schemas.ts',
    view: {
      imports: renderImports([...lists, ...single], path),
      name: `${camel(context.name)}Schemas`,
      schemas: elements(items),
    },
  };
}

/** `infrastructure/tables.ts`: the tables of a context, as its queries name them. */
function planTables(context: Context, model: Model): PlannedFile {
  const path = layerFile(context.name, 'infrastructure', 'Tables');
  const tables = context.entities.filter(hasTable).flatMap((entity) => {
    const scope = entityScope(model, context, entity);
    const from = entityFiles(entity).table;
    const own = { table: tableName(context.name, entity.name), type: `${scope.names.type}Table` };
    const parts = [...linkFields(entity), ...ownedFields(entity)];
    return [own, ...parts.map((field) => partTable(scope, field))].map((one) => ({ ...one, from }));
  });
  return {
    path,
    id: `${context.name}#tables`,
    template: 'app/src/contexts/__context__/infrastructure/tables.ts',
    view: {
      imports: renderImports(
        tables.map(({ type, from }) => ({ name: type, from, type: true })),
        path,
      ),
      name: `${context.name}Tables`,
      tables: tables.map(({ table, type }) => ({ table, type })),
    },
  };
}

/** The files that hold a context together: none where it has nothing that runs. */
export function planContextFiles(context: Context, model: Model): readonly PlannedFile[] {
  if (!isWired(context)) return [];
  return [
    planWiring(context, model),
    planSchemaList(context, model),
    ...(context.entities.some(hasTable) ? [planTables(context, model)] : []),
  ];
}
