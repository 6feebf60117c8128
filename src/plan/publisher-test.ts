import type { Event } from '../model/event.ts';
import type { Publish } from '../model/publish.ts';
import { objectCall, statement } from './code-doc.ts';
import { type Doc, line } from './doc.ts';
import { isOwned } from './entity-fields.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { type PublicationScope, publisherOf } from './publication-scope.ts';
import { codecOf, type Made, madeEvent, storedItems } from './reaction-test.ts';
import type { Sample } from './sample.ts';
import { expectedProperties } from './sample-expected.ts';
import { testOverSchemas } from './test-over-schemas.ts';
import type { Json } from './type-schema.ts';

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

/** `test/contexts/ordering/ordering-publisher.test.ts`: what is said of each event. */
export function planPublisherTest(scopes: readonly PublicationScope[]): readonly PlannedFile[] {
  const cases = scopes.flatMap(caseOf);
  const [first] = scopes;
  if (first === undefined || cases.length === 0) return [];
  const { context, model } = first;
  const { type, file } = publisherOf(context);
  const own = kebab(context.name);
  const path = `test/contexts/${own}/${own}-publisher.test.ts`;
  const over = testOverSchemas({
    test: 'PublisherTest',
    type,
    fields: scopes.flatMap(({ fields }) => fields),
    model,
  });
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'it'].map((name) => ({ name, from: 'vitest' })),
    { name: type, from: file },
    ...over.imports,
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
        making: over.making,
        cases: cases.map(({ title, statements }) => ({ title, statements })),
      },
    },
  ];
}
