import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import type { Publish } from '../model/publish.ts';
import { call, listCall, objectCall, statement } from './code-doc.ts';
import { schemaListBesideShared } from './context-file.ts';
import { type Doc, line } from './doc.ts';
import { hasTable, isOwned } from './entity-fields.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { type PublicationScope, publisherOf } from './publication-scope.ts';
import { codecOf, type Made, madeEvent, storedItems } from './reaction-test.ts';
import type { Sample } from './sample.ts';
import { expectedProperties } from './sample-expected.ts';
import type { Json } from './type-schema.ts';
import { type NamedType, typesBelow } from './types-below.ts';

/** What is known of the value of a field, where it is one that JSON writes as it is. */
const plainOf =
  (made: Made) =>
  (name: string): Sample | undefined => {
    const json = made.get(name)?.json;
    return typeof json === 'object' && json !== null ? undefined : json;
  };

/** What the message is expected to be, as properties. */
function expectedItems({ publish, fields }: PublicationScope, made: Made): readonly Doc[] {
  const data = expectedProperties(fields, plainOf(made));
  const [key] = expectedProperties([{ ...publish.key, wire: 'key' }], (name) => {
    const value = plainOf(made)(name);
    return typeof value === 'string' ? value : undefined;
  });
  return [
    `channel: ${stringLiteral(publish.channel)}`,
    `type: ${stringLiteral(publish.as)}`,
    ...(key === undefined ? [] : [key]),
    ...(data.length === 0
      ? []
      : [['data: ', brackets({ open: '{', close: '}', items: data, space: line })]]),
  ];
}

interface Case {
  readonly title: string;
  readonly statements: readonly string[];
  readonly imports: readonly Import[];
}

/** An event whose fields fit what is published of them; undefined: none is sure to. */
function madeToTell(event: Event, { fields: told }: Publish): Made | undefined {
  const fields = event.fields.map(
    (field) => told.find(({ name, computed }) => name === field.name && !computed) ?? field,
  );
  const made = madeEvent({ ...event, fields });
  // Rows have ids, which nobody can make up for them.
  const hasRows = fields.some((field) => isOwned(field) && !isEmpty(made?.get(field.name)?.json));
  return hasRows ? undefined : made;
}

const isEmpty = (json: Json | undefined): boolean =>
  json === null || (Array.isArray(json) && json.length === 0);

function caseOf(scope: PublicationScope): readonly Case[] {
  const { publish, source, model } = scope;
  const event = source.events.find(({ id }) => id === publish.event.id);
  const made = event && madeToTell(event, publish);
  const codec = codecOf(source, model);
  if (made === undefined || codec === undefined) return [];
  const happened = objectCall({
    callee: 'test.when',
    args: [codec.name, stringLiteral(publish.event.name)],
    items: storedItems(made),
  });
  const told = objectCall({
    callee: 'expect(message).toMatchObject',
    args: [],
    items: expectedItems(scope, made),
  });
  return [
    {
      title: stringLiteral(`tells others of ${publish.event.name}`),
      statements: [statement('const message = await', [' ', happened], 4), statement('', told, 4)],
      imports: [codec],
    },
  ];
}

/** What stands in a message by itself, and not by its id only. */
const hasSchema = (thing: NamedType): boolean =>
  thing.kind === 'entity' ? !hasTable(thing) : thing.kind !== 'alias' && thing.kind !== 'aggregate';

/** The schemas that those of the messages may refer to. */
function schemaLists(scopes: readonly PublicationScope[], model: Model): readonly Import[] {
  const named = typesBelow(scopes.flatMap(({ fields }) => fields));
  const owners = new Set([...named].filter(hasSchema).map(({ context }) => context));
  return [
    ...(owners.has(undefined) ? [{ name: 'sharedSchemas', from: 'src/shared/schemas.ts' }] : []),
    ...model.contexts
      .filter(({ name }) => owners.has(name))
      .flatMap((context) => schemaListBesideShared(context, model)),
  ];
}

/** `test/contexts/ordering/ordering-publisher.test.ts`: what is said of each event. */
export function planPublisherTest(scopes: readonly PublicationScope[]): readonly PlannedFile[] {
  const cases = scopes.flatMap(caseOf);
  const [first] = scopes;
  if (first === undefined || cases.length === 0) return [];
  const { context, model } = first;
  const { type, file } = publisherOf(context);
  const own = kebab(context.name);
  const path = `test/contexts/${own}/${own}-publisher.test.ts`;
  const lists = schemaLists(scopes, model);
  const maker = `(ports) => new ${type}(ports)`;
  const [only, ...more] = lists;
  const making =
    more.length === 0
      ? call('new PublisherTest', maker, ...(only ? [only.as ?? only.name] : []))
      : listCall({
          callee: 'new PublisherTest',
          args: [maker],
          items: lists.map(({ name, as = name }) => `...${as}`),
        });
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'it'].map((name) => ({ name, from: 'vitest' })),
    { name: 'PublisherTest', from: '@plinth/runtime/testing' },
    { name: type, from: file },
    ...lists,
    ...cases.flatMap((one) => one.imports),
  ];
  return [
    {
      path,
      id: `${context.name}#publisher-test`,
      was: context.was === undefined ? undefined : `${context.was}#publisher-test`,
      template: 'app/test/contexts/__context__/__context__-publisher.test.ts',
      view: {
        imports: renderImports(imports, path),
        type,
        making: statement('const test =', [' ', making], 2),
        cases: cases.map(({ title, statements }) => ({ title, statements })),
      },
    },
  ];
}
