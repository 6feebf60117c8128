import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc } from './doc.ts';
import { entityNames } from './entity-names.ts';
import { queryType } from './entity-repository.ts';
import { type EntityScope, entityScope } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { formField } from './form-field.ts';
import { sentence } from './names.ts';
import { isNumeric, pageCell } from './page-cell.ts';
import { isChoice } from './pages-services.ts';
import type { View } from './planned-file.ts';
import { labelField } from './row-label.ts';
import { jsonText } from './schema-text.ts';

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

export function columnView(field: Field, scope: EntityScope): string {
  const { list } = scope.entity;
  const parts: readonly Doc[] = [
    `label: ${stringLiteral(sentence(field.name))}`,
    ...(list.sort.includes(field) ? [`sort: ${stringLiteral(field.wire)}`] : []),
    ...(isNumeric(field) ? ['numeric: true'] : []),
    `cell: (${scope.names.one}) => ${pageCell(field, scope.names.one, scope).text}`,
  ];
  const doc = group(['{', indent(line, join([',', line], parts)), ifBreak(','), line, '}']);
  return printDoc(doc, { indent: 12, after: ',' });
}

export function filterText(field: Field, scope: EntityScope): string {
  if (isChoice(field, scope)) {
    const options = `${entityNames(field.type.target).many}Options.options`;
    const parts = [
      `name: ${stringLiteral(field.wire)}`,
      `label: ${stringLiteral(sentence(field.name))}`,
      `options: ${options}`,
    ];
    const doc = group(['{', indent(line, join([',', line], parts)), ifBreak(','), line, '}']);
    return printDoc(doc, { indent: 12, after: ',' });
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
  const json = {
    name: field.wire,
    label: sentence(field.name),
    ...(known !== undefined && { options: known }),
  };
  return jsonText(json, { indent: 12, after: ',' });
}
