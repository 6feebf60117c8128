import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { cachedReads, cacheImports } from './cache-text.ts';
import { behind, call, property, statement } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { answering, holdsAnswers } from './entity-answer.ts';
import { answersName, embeddedSources } from './entity-answers.ts';
import { rowEventNames, tellsOfChanges } from './entity-events.ts';
import { hasTable } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { portName } from './entity-references.ts';
import { type EntityScope, entityScope } from './entity-scope.ts';
import { checkedReferences, servicePorts } from './entity-service.ts';
import { stringLiteral } from './escape.ts';
import { camel, kebab } from './names.ts';
import { pagesServices } from './pages-fields.ts';
import { layerFile } from './paths.ts';
import { seedFile } from './seed.ts';
import { seededEntities } from './seed-order.ts';
import { callWith, type Listed, type Made, typedPort, type Wiring } from './wiring.ts';

const eventsourcing = '@plinth/runtime/eventsourcing';

const serviceName = ({ names }: EntityScope): string => `${camel(names.type)}Service`;

/** How the repository of an entity is made, in a variable of its rows. */
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

const rowEvents = ({ entity }: EntityScope): Doc =>
  callWith('new RowEvents', [
    'events: ports.events',
    'clock: ports.clock',
    `category: ${stringLiteral(rowEventNames(entity).category)}`,
  ]);

/** What a service is given for one of its ports. */
function portValue(scope: EntityScope, port: string): Doc {
  if (port === 'unitOfWork') return 'unitOfWork: ports.database';
  if (port === 'clock') return 'clock: ports.clock';
  if (port === 'cache') return ['cache: ', cacheDoc(scope)];
  if (port === 'events') return ['events: ', rowEvents(scope)];
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
  const told = tellsOfChanges(entity) ? [{ name: 'RowEvents', from: eventsourcing }] : [];
  return {
    text: statement(`const ${serviceName(scope)} =`, behind(made), 2),
    imports: [
      { name, from: entityFiles(entity).service },
      ...(cached ? cacheImports : []),
      ...told,
    ],
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

/** What the entities of a context add to the file that wires it. */
export function entityWiring(context: Context, model: Model): Wiring {
  const scopes = context.entities
    .filter(hasTable)
    .map((entity) => entityScope(model, context, entity));
  const inside = scopes.filter(({ entity }) => entity.http === undefined);
  const tells = context.entities.some(tellsOfChanges);
  return {
    ports: tells ? [typedPort('events', 'EventStore', eventsourcing)] : [],
    usesClock:
      tells ||
      context.seed.length > 0 ||
      scopes.some(
        (scope) =>
          servicePorts(scope).some(({ name }) => name === 'clock') || answering(scope).usesClock,
      ),
    repositories: scopes.map(repository),
    made: [...scopes.map(service), ...scopes.flatMap(answers)],
    controllers: scopes.flatMap(controller),
    pages: scopes.flatMap(pages),
    handed: inside.map((scope) => ({
      name: scope.names.many,
      type: `${scope.names.type}Service`,
      value: serviceName(scope),
      imports: [],
    })),
    seed: seed(context),
  };
}
