import type { Answer } from '../model/answer.ts';
import type { Command } from '../model/command.ts';
import type { Child, Enum, Field, Union, Value } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import type { Query } from '../model/query.ts';
import type { Returns } from '../model/returns.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { oncePer } from './once-per.ts';
import { schemaFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { generatedQueries } from './query-scope.ts';
import { schemaName } from './schema-name.ts';
import { jsonText } from './schema-text.ts';
import { wholeOf } from './sight.ts';
import { toldFields } from './told-fields.ts';
import { type JsonObject, objectSchema } from './type-schema.ts';
import { typesBelow } from './types-below.ts';

export type Schemed = Enum | Union | Value | Child;

const described = (description: string | undefined): JsonObject =>
  description === undefined ? {} : { description };

function caseSchema({ name, fields }: Union['cases'][number], model: Model): JsonObject {
  const schema = objectSchema(fields, model);
  const { required, properties } = schema as {
    required?: readonly string[];
    properties: JsonObject;
  };
  return {
    ...schema,
    required: ['type', ...(required ?? [])],
    properties: { type: { const: name }, ...properties },
  };
}

/** The JSON Schema of a thing, without its name. */
export function bodyOf(thing: Schemed, model: Model): JsonObject {
  switch (thing.kind) {
    case 'enum':
      return { type: 'string', enum: thing.members.map(({ wire }) => wire) };
    case 'value':
      return objectSchema(thing.fields, model);
    case 'child':
      return objectSchema([thing.identity.field, ...thing.fields], model);
    case 'union':
      return {
        type: 'object',
        required: ['type'],
        discriminator: { propertyName: 'type' },
        oneOf: thing.cases.map((one) => caseSchema(one, model)),
      };
  }
}

/** What the schema of a thing is called in code. */
const constName = (thing: Schemed): string => `${camel(typeName(thing))}Schema`;

/** The file that exports the JSON Schema of a value, union or enum. */
export function planSchema(thing: Schemed, model: Model): PlannedFile {
  const schema = {
    $id: schemaName(thing, model),
    ...described(thing.description),
    ...bodyOf(thing, model),
  };
  return {
    path: schemaFile(thing),
    id: `${thing.id}#schema`,
    template: 'app/src/contexts/__context__/presentation/schemas/__schema__.ts',
    view: {
      name: constName(thing),
      schema: jsonText(schema, {
        indent: 0,
        column: `export const ${constName(thing)} = `.length,
        after: ';',
      }),
    },
  };
}

const schemed: ReadonlySet<string> = new Set(['enum', 'union', 'value', 'child']);

const isSchemed = (thing: { readonly kind: string }): thing is Schemed => schemed.has(thing.kind);

type Typed = Pick<Field, 'type'>;

/** What is put into answers from elsewhere. */
const embedded = ({ embed }: Answer): readonly Typed[] =>
  embed.flatMap(({ source }) => [source.identity.field, ...source.fields]);

const ofEntity = (entity: Entity): readonly Typed[] =>
  entity.http
    ? [entity.identity.field, ...entity.fields, ...entity.answer.add, ...embedded(entity.answer)]
    : [];

function ofQuery({ http, input, body }: Query): readonly Typed[] {
  if (http === undefined) return [];
  if (body.kind === 'from') {
    const { fields, add } = body.answer;
    return [...input, ...fields, ...add, ...embedded(body.answer)];
  }
  return [...input, ...returned(body.returns)];
}

const returned = (returns: Returns | undefined): readonly Typed[] =>
  returns === undefined ? [] : returns.kind === 'fields' ? returns.fields : [returns];

/** What a command with a route reads and answers. */
const ofCommand = ({ http, input, returns }: Pick<Command, 'http' | 'input' | 'returns'>) =>
  http === undefined ? [] : [...input, ...returned(returns)];

/** Everything that routes of the app read or answer. */
const servedFields = ({ contexts }: Model): readonly Typed[] =>
  contexts.flatMap((context) => [
    ...context.entities.flatMap(ofEntity),
    ...generatedQueries(context).flatMap(ofQuery),
    ...context.aggregates.flatMap(({ commands }) => commands.flatMap(ofCommand)),
    ...context.commands.flatMap(ofCommand),
    ...context.consumes.flatMap(({ messages }) => messages.flatMap(({ fields }) => fields)),
    ...context.publishes.flatMap(toldFields),
  ]);

const servedIn = oncePer((model: Model): readonly Schemed[] =>
  [...typesBelow(servedFields(model))].filter(isSchemed),
);

/** The values, unions and enums that routes of the app need schemas of, in the order of the spec. */
export const schemasOf = (context: string | undefined, model: Model): readonly Schemed[] =>
  servedIn(wholeOf(model)).filter((thing) => thing.context === context);

/** What a list of schemas imports for them. */
export const schemaImports = (context: string | undefined, model: Model): readonly Import[] =>
  schemasOf(context, model).map((thing) => ({ name: constName(thing), from: schemaFile(thing) }));
