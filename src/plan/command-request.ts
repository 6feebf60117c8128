import type { Field, Root } from '../model/declaration.ts';
import { property } from './code-doc.ts';
import { type Commanded, fieldsType } from './command-fields.ts';
import { pathFields, type Routed, sentFields, sentIn } from './command-route.ts';
import { givenField, isGivenOtherwise } from './entity-json-field.ts';
import type { Import } from './imports.ts';
import { memberText } from './member-layout.ts';
import { camel } from './names.ts';
import type { View } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { call, pathExpression, type TsExpression, type TsProperty } from './ts-expression.ts';
import { mayBeAbsent } from './type-schema.ts';
import { typeText } from './type-text.ts';

/** A command with a route, and where its types are. */
export interface Requested extends Routed, Commanded {
  readonly context: string;
  /** Where `<Command>Fields` is. */
  readonly file: string;
  /** Where the functions that read requests are. */
  readonly requests: string;
  /** All of it may be left out. */
  readonly partial: boolean;
  /** The instance that `:id` names; undefined: the application's own. */
  readonly root: Root | undefined;
}

/** Whether a request is another thing than the fields of the message. */
export const isReadOtherwise = (requested: Requested): boolean => isGivenOtherwise(requested.input);

const readerName = (requested: Requested): string => `${camel(fieldsType(requested))}FromJson`;

const jsonType = (requested: Requested): string => `${fieldsType(requested)}Json`;

/** The type that requests have, and the function that makes the message's fields of it. */
export function requestReader(requested: Requested): { view: View; imports: readonly Import[] } {
  const { input, context, partial, file } = requested;
  const typed = input.map((field) => ({
    field,
    isOptional: partial || mayBeAbsent(field),
    ...typeText(field, { form: 'json', context }),
  }));
  const lines = typed.map(({ field, isOptional }) => givenField(field, isOptional, context));
  return {
    view: {
      type: jsonType(requested),
      members: typed.map(({ field, isOptional, text }) =>
        memberText(`${propertyName(field.wire)}${isOptional ? '?' : ''}`, text),
      ),
      domain: fieldsType(requested),
      name: readerName(requested),
      lines: lines.map(({ tail }, at) => property(input[at]?.name ?? '', tail, 4)),
    },
    imports: [
      { name: fieldsType(requested), from: file, type: true },
      ...typed.flatMap(({ imports }) => imports),
      ...lines.flatMap(({ imports }) => imports),
    ],
  };
}

/** How the handler of a route gets the fields of its message. */
export interface RequestFields {
  /** Undefined: the message has none. */
  readonly node: TsExpression | undefined;
  /** The members of the route's type. @example ['Params: { id: AccountId }', 'Body: DepositFields'] */
  readonly generics: readonly string[];
  readonly imports: readonly Import[];
}

const path = pathExpression;

function paramMember(field: Field, context: string) {
  const { text, imports } = typeText({ type: field.type, card: 'one' }, { form: 'json', context });
  return { text: `${field.name}: ${text.replace('string | number', 'string')}`, imports };
}

function fieldsNode(requested: Requested): TsExpression {
  const { http } = requested;
  const source = `request.${sentIn(requested)}`;
  const from = path(http.envelope === undefined ? source : `${source}.${http.envelope}`);
  const params = pathFields(requested);
  const sent = sentFields(requested);
  if (params.length === 0) return from;
  const items: readonly TsProperty[] = [
    ...(sent.length > 0 ? [{ kind: 'spread', of: from } as const] : []),
    ...params.map(
      ({ name, wire }): TsProperty => ({
        kind: 'property',
        key: propertyName(isReadOtherwise(requested) ? wire : name),
        value: path(`request.params.${name}`),
      }),
    ),
  ];
  return { kind: 'object', items };
}

/** What the body or query string is, as a type. */
function sentType(requested: Requested): string {
  const type = isReadOtherwise(requested) ? jsonType(requested) : fieldsType(requested);
  const isOther = isReadOtherwise(requested);
  const params = pathFields(requested).map(({ name, wire }) => `'${isOther ? wire : name}'`);
  const rest = params.length === 0 ? type : `Omit<${type}, ${params.join(' | ')}>`;
  const { envelope } = requested.http;
  return envelope === undefined ? rest : `{ ${envelope}: ${rest} }`;
}

export function requestFields(requested: Requested): RequestFields {
  const { input, context, file, requests, root, http } = requested;
  const isOther = isReadOtherwise(requested);
  const id = http.params.find(({ name }) => name === 'id');
  const params = [
    ...(id && root ? [paramMember(root.identity.field, context)] : []),
    ...pathFields(requested).map((field) => paramMember(field, context)),
  ];
  const sent = sentFields(requested);
  const node = fieldsNode(requested);
  const type = isOther
    ? { name: jsonType(requested), from: requests, type: true }
    : { name: fieldsType(requested), from: file, type: true };
  const key = sentIn(requested) === 'body' ? 'Body' : 'Querystring';
  const members = params.map(({ text }) => text).join('; ');
  return {
    node:
      input.length === 0 ? undefined : isOther ? call(path(readerName(requested)), [node]) : node,
    generics: [
      ...(params.length > 0 ? [`Params: { ${members} }`] : []),
      ...(sent.length > 0 ? [`${key}: ${sentType(requested)}`] : []),
    ],
    imports: [
      ...params.flatMap(({ imports }) => imports),
      ...(sent.length > 0 ? [type] : []),
      ...(isOther && input.length > 0 ? [{ name: readerName(requested), from: requests }] : []),
    ],
  };
}
