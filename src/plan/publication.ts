import type { BoundExpression, CallBinding, Field, LocalBinding } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { answered, objectOf } from './answer-schema.ts';
import { behind, property } from './code-doc.ts';
import { computedLine } from './computed-line.ts';
import { channelDoc } from './consumer-scope.ts';
import { declaredFile } from './declared-file.ts';
import { answeredField, answeredType } from './entity-json-field.ts';
import { docComment, stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { memberText } from './member-layout.ts';
import type { PlannedFile } from './planned-file.ts';
import { channelKind, type PublicationScope } from './publication-scope.ts';
import { jsonDoc, propertyName } from './schema-text.ts';
import { typeArguments } from './type-arguments.ts';
import type { JsonObject } from './type-schema.ts';
import type { TypeText } from './type-text.ts';

/** How the names of a computed field are said where the event is `data`. */
function namesIn({ kind, name }: LocalBinding | CallBinding): string {
  return kind === 'meta' ? 'meta' : `data.${name}`;
}

const usesMeta = ({ bindings }: BoundExpression): boolean =>
  [...bindings.values()].some(({ kind }) => kind === 'meta');

function typeOf(field: Field, { publish, root }: PublicationScope): TypeText {
  if (field !== publish.event.idField) return answeredType(field, root);
  const id = idTypeOf(root);
  return { text: id.name, imports: [{ name: id.name, from: id.file, type: true }] };
}

/** The line that says one field. */
function fieldLine(field: Field, { context }: PublicationScope) {
  if (field.computed !== undefined) {
    const printing = { names: namesIn, context: context.name };
    return computedLine(field, field.computed, printing);
  }
  const { tail, imports } = answeredField(field, `data.${field.name}`, context.name);
  return { text: property(propertyName(field.wire), tail, 4), imports };
}

const texts: ReadonlySet<string> = new Set([
  ...['string', 'text', 'uuid', 'email', 'uri', 'date', 'datetime', 'binary'],
]);

function isText({ type, card }: Field): boolean {
  if (card !== 'one') return false;
  const element = type.kind === 'alias' ? type.alias.type : type;
  return element.kind === 'enum' || texts.has(scalarOf(type)?.scalar ?? '');
}

/** What keeps messages in order, as text. @example '({ orderId }) => orderId' */
function keyText({ key, event: { idField } }: PublicationScope['publish']): string {
  const text = (field: Field): string => {
    if (isText(field)) return field.name;
    const isOne = field.card === 'one' || field.card === 'optional';
    const isPlain = isOne && scalarOf(field.type) !== undefined;
    return isPlain ? `String(${field.name})` : `JSON.stringify(${field.name})`;
  };
  if (key.card !== 'optional') return `({ ${key.name} }) => ${text(key)}`;
  const present = text({ ...key, card: 'one' });
  const params = `({ ${key.name}, ${idField.name} })`;
  return present === key.name
    ? `${params} => ${key.name} ?? ${text(idField)}`
    : `${params} => (${key.name} === null ? ${text(idField)} : ${present})`;
}

/** All of it is told, and nothing else. */
const messageSchema = ({ fields, model }: PublicationScope): JsonObject =>
  objectOf(
    fields.map((field) => [field.wire, answered(field, model)] as const),
    fields.map(({ wire }) => wire),
  );

/** `presentation/publications/order-paid.ts`: an event as others see it. */
export function planPublication(scope: PublicationScope): PlannedFile {
  const { publish, source, context, model, event, message, constant, file, fields } = scope;
  const { as, channel, version, format, description } = publish;
  const types = fields.map((field) => typeOf(field, scope));
  const lines = fields.map((field) => fieldLine(field, scope));
  const isTimed = fields.some(({ computed }) => computed && usesMeta(computed));
  const delivery = channelKind(channel, model);
  const imports: readonly Import[] = [
    { name: 'publication', from: '@plinth/runtime/messaging' },
    { name: event, from: source.file, type: true },
    ...[...types, ...lines].flatMap((one) => one.imports),
  ];
  const declared = { ...publish.event, context: context.name };
  return declaredFile(declared, {
    role: 'publication',
    path: file,
    template: 'app/src/contexts/__context__/presentation/publications/__event__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(description ?? `What others are told of ${publish.event.name}.`),
      message,
      members: fields.map(
        (field, at) =>
          docComment(field.description, 2) +
          memberText(propertyName(field.wire), types[at]?.text ?? ''),
      ),
      constant,
      call: typeArguments('publication', [event, message], {
        indent: 0,
        around: `export const ${constant} = ({`,
      }),
      options: [
        property('type', [' ', stringLiteral(as)], 2),
        property('channel', behind(channelDoc({ name: channel, delivery })), 2),
        ...(version === 1 ? [] : [property('version', ` ${version}`, 2)]),
        ...(format === 'json' ? [property('format', " 'json'", 2)] : []),
        ...(description === undefined
          ? []
          : [property('description', [' ', stringLiteral(description)], 2)]),
        property('schema', [' ', jsonDoc(messageSchema(scope))], 2),
        property('key', [' ', keyText(publish)], 2),
      ],
      params: isTimed ? '(data, meta)' : '(data)',
      fields: lines.map(({ text }) => text),
    },
  });
}
