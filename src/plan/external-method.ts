import type { Field } from '../model/declaration.ts';
import type { External, ExternalOperation } from '../model/external.ts';
import type { Model } from '../model/model.ts';
import { behind, call, property } from './code-doc.ts';
import { type Doc, group, indent, line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { externalFile, inputType, replyFields, replyText } from './external-types.ts';
import type { Import } from './imports.ts';
import { inlineSchema } from './inline-schema.ts';
import { brackets, signature } from './layout.ts';
import { capital } from './names.ts';
import type { View } from './planned-file.ts';
import { jsonText, propertyName } from './schema-text.ts';
import { fromJson } from './type-json.ts';
import { type JsonObject, mayBeAbsent, objectSchema, typeSchema } from './type-schema.ts';
import { absentText, type Lines, memberLines, readLines } from './value-fields.ts';

const type = (name: string, from: string): Import => ({ name, from, type: true });

const promise = (text: string): string => `Promise<${text}>`;

/** A part of a view, and what its file must import. */
export interface Piece {
  readonly view: View;
  readonly imports: readonly Import[];
}

/** What a method takes: nothing where the operation has no input. */
function parameters(external: External, operation: ExternalOperation): readonly string[] {
  if (operation.input.length === 0) return [];
  const absent = operation.input.every(mayBeAbsent) ? ' = {}' : '';
  return [`input: ${inputType(external, operation)}${absent}`];
}

interface Sent {
  readonly doc: Doc;
  readonly imports: readonly Import[];
}

/** Some of the input under its names on the wire; a default is sent where nothing is given. */
function sent({ context }: External, fields: readonly Field[]): Sent {
  const items = fields.map((field) => {
    const absent = field.default ? absentText(field, context) : { text: '', imports: [] };
    const value = `input.${field.name}${absent.text === '' ? '' : ` ?? ${absent.text}`}`;
    return { text: `${propertyName(field.wire)}: ${value}`, imports: absent.imports };
  });
  return {
    doc: brackets({ open: '{', close: '}', items: items.map(({ text }) => text), space: line }),
    imports: items.flatMap(({ imports }) => imports),
  };
}

/** Where the input goes: into the path, the query or the body. */
function requestLines(external: External, operation: ExternalOperation): Lines {
  const { method, path, params, input } = operation;
  const place = method === 'GET' || method === 'DELETE' ? 'query' : 'body';
  const rest = input.filter(({ name }) => !params.includes(name));
  const { doc, imports } = sent(external, rest);
  const paramItems = params.map((name) => `${name}: input.${name}`);
  const inPath = brackets({ open: '{', close: '}', items: paramItems, space: line });
  const lines = [
    property('method', ` '${method}'`, 6),
    property('path', behind(stringLiteral(path)), 6),
    ...(params.length > 0 ? [property('params', behind(inPath), 6)] : []),
    ...(rest.length > 0 ? [property(place, behind(doc), 6)] : []),
  ];
  return { lines, imports };
}

/** A system outside may always say more than it is asked for. */
const open = (model: Model): Model => ({
  ...model,
  http: { ...model.http, unknownFields: 'ignore' },
});

/** What an answer has to fit; {}: anything. */
export function replySchema({ returns }: ExternalOperation, closed: Model): JsonObject {
  const model = open(closed);
  if (returns === undefined) return {};
  return returns.kind === 'fields'
    ? inlineSchema(objectSchema(returns.fields, model), returns.fields, model)
    : inlineSchema(typeSchema(returns, model), [returns], model);
}

/** How the JSON of an answer becomes what the app computes with; `''`: it is the same. */
function decoding(external: External, operation: ExternalOperation) {
  const { returns } = operation;
  const { context } = external;
  if (returns === undefined) return { lines: [], one: '', imports: [] };
  if (returns.kind === 'shape') {
    const { text, imports } = fromJson(returns, { from: 'json', wire: '', absent: false, context });
    return { lines: [], one: text === 'json' ? '' : text, imports };
  }
  const { lines, imports } = readLines(returns.fields, { context, indent: 4, isWhole: true });
  const isSame = returns.fields.every(
    (field) =>
      field.name === field.wire &&
      !mayBeAbsent(field) &&
      fromJson(field, { from: 'x', wire: '', absent: false, context }).text === 'x',
  );
  return isSame ? { lines: [], one: '', imports: [] } : { lines, one: '', imports };
}

/** How an answer is read, and what it becomes. */
function answerPiece(external: External, operation: ExternalOperation, model: Model): Piece {
  const domain = replyText(external, operation, 'domain');
  const json = replyText(external, operation, 'json');
  const decoded = decoding(external, operation);
  const isDecoded = decoded.lines.length > 0 || decoded.one !== '';
  const given = memberLines(replyFields(operation), 'json', external.context);
  const read = `read${capital(operation.name)}`;
  const make = `${operation.name}ReplyFromJson`;
  const jsonType = isDecoded ? json.text : domain.text;
  const start = `const ${read} = replyOf<${jsonType}>(`;
  const place = { indent: 0, column: start.length, after: ');' };
  const body = call(make, call(read, 'json'));
  const decode = isDecoded ? [' (json) =>', group(indent(line, body))] : ` ${read}`;
  const head = { head: `function ${make}`, params: [`json: ${json.text}`], returns: domain.text };
  return {
    view: {
      decode: property('decode', decode, 6),
      read,
      jsonType,
      schema: jsonText(replySchema(operation, model), place),
      json: isDecoded && replyFields(operation).length > 0 ? json.text : '',
      jsonLines: given.lines,
      fromJson: isDecoded ? signature(head, { indent: 0, after: ' {' }) : '',
      readLines: decoded.lines,
      readOne: decoded.one,
    },
    imports: isDecoded ? [...decoded.imports, ...json.imports, ...given.imports] : [],
  };
}

/** The answer of an operation that answers nothing. */
const noAnswer: Piece = {
  view: {
    ...{ decode: property('decode', ' noReply', 6), read: '', jsonType: '', schema: '' },
    ...{ json: '', jsonLines: [], fromJson: '', readLines: [], readOne: '' },
  },
  imports: [],
};

/** A method of the client. */
export function methodPiece(external: External, operation: ExternalOperation, model: Model): Piece {
  const domain = replyText(external, operation, 'domain');
  const request = requestLines(external, operation);
  const answer = operation.returns ? answerPiece(external, operation, model) : noAnswer;
  const params = parameters(external, operation);
  const returns = promise(domain.text);
  const head = (name: string): string =>
    signature({ head: `async ${name}`, params, returns }, { indent: 2, after: ' {' });
  const input = type(inputType(external, operation), externalFile(external));
  return {
    view: {
      ...answer.view,
      name: operation.name,
      head: head(operation.name),
      ownHead: external.fallback === undefined ? '' : head(`#${operation.name}`),
      argument: params.length === 0 ? '' : 'input',
      request: request.lines,
    },
    imports: [
      ...request.imports,
      ...domain.imports,
      ...answer.imports,
      ...(params.length === 0 ? [] : [input]),
    ],
  };
}
