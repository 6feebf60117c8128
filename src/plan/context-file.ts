import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { aggregateWiring } from './aggregate-wiring.ts';
import { clientWiring } from './client-wiring.ts';
import { planCodecs } from './codecs.ts';
import { commandWiring } from './command-wiring.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { entityWiring } from './entity-wiring.ts';
import { type Import, renderImports } from './imports.ts';
import { camel } from './names.ts';
import { elements } from './parameters.ts';
import { contextFolder, contractFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { querySchemas } from './query-answer.ts';
import { evictionWiring } from './query-eviction.ts';
import { queryWiring } from './query-wiring.ts';
import { schemaImports } from './schema.ts';
import { viewWiring } from './view-wiring.ts';
import { clientsOf, isWired } from './wired.ts';
import { listOf, type Made, typedPort, type Wiring } from './wiring.ts';

/** Each port once; the database first, then the clock. */
function portsOf(wirings: readonly Wiring[], context: Context, model: Model) {
  const timed = wirings.some(({ usesClock }) => usesClock);
  const clients = clientsOf(context, model).map(({ name }) =>
    typedPort(camel(name), `${name}Client`, contractFile(name)),
  );
  const all = [
    typedPort('database', 'Database', '@plinth/runtime/database'),
    ...(timed ? [typedPort('clock', 'Clock', '@plinth/runtime/domain')] : []),
    ...wirings.flatMap(({ ports = [] }) => ports),
    ...clients,
  ];
  return [...new Map(all.map((port) => [port.name, port])).values()];
}

const wiringsOf = (context: Context, model: Model): readonly Wiring[] => [
  entityWiring(context, model),
  aggregateWiring(context),
  viewWiring(context),
  queryWiring(context, model),
  evictionWiring(context, model),
  commandWiring(context, model),
];

/** Those that one of the texts names: an aggregate that nobody asks or commands yet needs none. */
function usedIn(texts: readonly string[], repositories: readonly Made[]): readonly Made[] {
  const words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  return repositories.filter(({ text }) => words.has(/const (\w+)/.exec(text)?.[1] ?? ''));
}

/** `context.ts`: wires a context; it takes ports and hands out routes. */
function planWiring(context: Context, model: Model): PlannedFile {
  const path = `${contextFolder(context.name)}/context.ts`;
  const wirings = wiringsOf(context, model);
  const ports = portsOf(wirings, context, model);
  const others = wirings.flatMap((one) => one.made ?? []);
  const controllers = wirings.flatMap((one) => one.controllers ?? []);
  const paged = wirings.flatMap(({ pages = [] }) => pages);
  const seeds = wirings.flatMap(({ seed = [] }) => seed);
  const handed = wirings.flatMap((one) => one.handed ?? []);
  const client = clientWiring(context, model);
  const lists = [listOf('controllers', controllers), listOf('pages', paged)] as const;
  const repositories = usedIn(
    [
      ...[...others, ...seeds].map(({ text }) => text),
      ...lists,
      ...handed.map(({ value }) => value),
    ],
    wirings.flatMap((one) => one.repositories ?? []),
  );
  const made = [...repositories, ...others];
  const imports: readonly Import[] = [
    ...(controllers.length + paged.length > 0
      ? [{ name: 'Server', from: '@plinth/runtime/controllers', type: true }]
      : []),
    ...[...ports, ...made, ...controllers, ...paged, ...seeds, ...handed].flatMap(
      (one) => one.imports,
    ),
    ...client.imports,
  ];
  return {
    path,
    id: `${context.name}#context`,
    was: context.was === undefined ? undefined : `${context.was}#context`,
    template: 'app/src/contexts/__context__/context.ts',
    view: {
      imports: renderImports(imports, path),
      name: context.name,
      ports: ports.map(({ name, type }) => ({ name, type })),
      made: made.map(({ text }) => text),
      controllers: lists[0],
      pages: lists[1],
      seed: seeds[0]?.text ?? '',
      handed: handed.map(({ name, type, value }) => ({ name, type, value })),
      client: client.view,
    },
  };
}

/** The JSON Schemas of a context: lists of them, and single ones. */
function schemasIn(context: Context, model: Model) {
  const lists = context.entities.map((entity) => ({
    name: `${camel(entityNames(entity).type)}Schemas`,
    from: entityFiles(entity).schema,
  }));
  const single = [...schemaImports(context.name, model), ...querySchemas(context, model)];
  return {
    imports: [...lists, ...single],
    items: [...single.map(({ name }) => name), ...lists.map(({ name }) => `...${name}`)],
  };
}

/** The list of a context's JSON Schemas; undefined: it has none. */
export const schemaList = (context: Context, model: Model): Import | undefined =>
  schemasIn(context, model).items.length === 0
    ? undefined
    : {
        name: `${camel(context.name)}Schemas`,
        from: `${contextFolder(context.name)}/presentation/schemas.ts`,
      };

/** The same, called otherwise where the list of the shared kernel has that name. */
export function schemaListBesideShared(context: Context, model: Model): readonly Import[] {
  const list = schemaList(context, model);
  const as = context.name === 'Shared' ? 'sharedContextSchemas' : undefined;
  return list === undefined ? [] : [{ ...list, as }];
}

/** `presentation/schemas.ts`: every JSON Schema of a context. */
function planSchemaList(context: Context, model: Model): readonly PlannedFile[] {
  const list = schemaList(context, model);
  if (list === undefined) return [];
  const { imports, items } = schemasIn(context, model);
  return [
    {
      path: list.from,
      id: `${context.name}#schemas`,
      template: 'app/src/contexts/__context__/presentation/schemas.ts',
      view: {
        imports: renderImports(imports, list.from),
        name: list.name,
        schemas: elements(items),
      },
    },
  ];
}

/** The files that hold a context together: none where it has nothing that runs. */
export function planContextFiles(context: Context, model: Model): readonly PlannedFile[] {
  if (!isWired(context)) return [];
  return [planWiring(context, model), ...planSchemaList(context, model), ...planCodecs(context)];
}
