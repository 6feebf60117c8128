import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { flatText } from './code-doc.ts';
import { type Doc, group, ifBreak, indent, join, line, type Place, printDoc } from './doc.ts';
import { entityNames } from './entity-names.ts';
import { queryType } from './entity-repository.ts';
import { type EntityScope, entityScope } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { formField } from './form-field.ts';
import { brackets } from './layout.ts';
import { sentence } from './names.ts';
import { isNumeric, pageCell } from './page-cell.ts';
import { isChoice } from './pages-services.ts';
import type { View } from './planned-file.ts';
import { labelField } from './row-label.ts';
import { jsonDoc } from './schema-text.ts';

export function choiceView(target: Entity, { model, context }: EntityScope): View {
  const scope = entityScope(model, context, target);
  const { many } = entityNames(target);
  const label = labelField(target).name;
  return {
    many,
    names: label === 'id' ? '{ id }' : `{ id, ${label} }`,
    option: `{ value: id, label: ${label} }`,
    isPaged: target.list.page !== undefined,
    asked: queryType(scope) === undefined ? '' : '{}',
  };
}

/** Objects in a list: beside its brackets if they fit, several of nothing else on lines of their own. */
export function objectsText(items: readonly Doc[], place: Place): string {
  const [only] = items;
  if (only === undefined) return '[]';
  const isTable = items.length > 1 && items.every((item) => flatText(item).startsWith('{'));
  if (!isTable) return printDoc(brackets({ open: '[', close: ']', items }), place);
  const [margin, padding] = [' '.repeat(place.indent), ' '.repeat(place.indent + 2)];
  const inner = { indent: place.indent + 2, after: ',' };
  return `[\n${items.map((item) => `${padding}${printDoc(item, inner)},\n`).join('')}${margin}]`;
}

const objectDoc = (parts: readonly Doc[]): Doc =>
  group(['{', indent(line, join([',', line], parts)), ifBreak(','), line, '}']);

/** A field and its value on the page of one row. */
export const shownDoc = (field: Field, scope: EntityScope): Doc =>
  objectDoc([
    `label: ${stringLiteral(sentence(field.name))}`,
    `value: ${pageCell(field, scope.names.one, scope).text}`,
  ]);

export function columnDoc(field: Field, scope: EntityScope): Doc {
  const { list } = scope.entity;
  return objectDoc([
    `label: ${stringLiteral(sentence(field.name))}`,
    ...(list.sort.includes(field) ? [`sort: ${stringLiteral(field.wire)}`] : []),
    ...(isNumeric(field) ? ['numeric: true'] : []),
    group([
      `cell: (${scope.names.one}) =>`,
      indent(line, pageCell(field, scope.names.one, scope).text),
    ]),
  ]);
}

export function filterDoc(field: Field, scope: EntityScope): Doc {
  if (isChoice(field, scope)) {
    const options = `${entityNames(field.type.target).many}Options.options`;
    return objectDoc([
      `name: ${stringLiteral(field.wire)}`,
      `label: ${stringLiteral(sentence(field.name))}`,
      `options: ${options}`,
    ]);
  }
  const { options } = formField(field) as {
    readonly options?: ReturnType<typeof formField>[string];
  };
  const isFlag = field.type.kind === 'scalar' && field.type.scalar === 'bool';
  const known = isFlag
    ? [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]
    : options;
  return jsonDoc({
    name: field.wire,
    label: sentence(field.name),
    ...(known !== undefined && { options: known }),
  });
}
