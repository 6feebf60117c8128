import type { Root } from '../model/declaration.ts';
import type { Condition } from '../model/query.ts';
import { type Creation, isOwn } from './aggregate-sample.ts';
import { objectCall, statement } from './code-doc.ts';
import { createdQuery, creationsFor } from './created-query.ts';
import { createdRow, type KnownRow } from './created-row.ts';
import { type Doc, line } from './doc.ts';
import { entitySample } from './entity-sample.ts';
import { stringLiteral, templateText } from './escape.ts';
import { creator, testFile } from './http-fixture.ts';
import { brackets } from './layout.ts';
import type { View } from './planned-file.ts';
import type { QueryScope, RowQuery } from './query-scope.ts';
import type { Sample } from './sample.ts';
import { expectedProperties } from './sample-expected.ts';
import { propertyName } from './schema-text.ts';

/** The function that makes one, and where it is. */
export const fixtureOf = (root: Root) => ({
  maker: creator(root),
  file: testFile(root, 'fixture'),
});

/** What is made is asked for by its id, or by a value that it alone has. */
export function foundOnceMade({ query, model }: QueryScope<RowQuery>): View | null {
  const created = createdQuery(query, model);
  if (created === undefined) return null;
  const { row, by, isLater } = created;
  const { http } = created.query;
  const [param] = http.params;
  const isById = typeof by === 'object';
  const text = isById ? '${id}' : templateText(encodeURIComponent(String(by)));
  const path = http.path.replace(`:${param?.name}`, text);
  const items = query.body.answer.fields.flatMap((field): readonly Doc[] =>
    isOwnId(row.get(field.name))
      ? isById
        ? [shorthand(field.wire, 'id')]
        : []
      : expectedProperties([field], (name) => row.get(name)),
  );
  return {
    url: isById ? `\`${path}\`` : stringLiteral(path),
    expected: expectFound(items, http.envelope),
    needsId: isById,
    isLater,
    ...fixtureOf(created.creation.scope.aggregate),
  };
}

const isOwnId = (sample: Sample | undefined): boolean =>
  typeof sample === 'object' &&
  sample !== null &&
  'kind' in sample &&
  sample.kind === 'ref' &&
  isOwn(sample);

const shorthand = (wire: string, variable: string): string =>
  wire === variable ? wire : `${propertyName(wire)}: ${variable}`;

/** What is expected of an answer in `found`, as a statement. */
export function expectFound(items: readonly Doc[], envelope: string | undefined): string {
  if (items.length === 0) return '';
  const inner =
    envelope === undefined
      ? items
      : [[propertyName(envelope), ': ', brackets({ open: '{', close: '}', items, space: line })]];
  const callee = 'expect(found.body).toMatchObject';
  return statement('', objectCall({ callee, args: [], items: inner }), 4);
}

/** What makes the one row that a list then holds; null: nothing is sure to. */
export function madeBefore({ query, model }: QueryScope<RowQuery>): View | null {
  const { source, where } = query.body;
  if (source.kind === 'entity') {
    const isWhole = where.every(({ optional }) => optional);
    const isMade = isWhole && entitySample(source, model) !== undefined;
    return isMade ? { isLater: false, ...fixtureOf(source) } : null;
  }
  const creation = creationsFor(source, model).find((one) => {
    const row = isAlone(one, source) ? createdRow(source, one) : undefined;
    return row !== undefined && where.every((condition) => isMet(condition, row));
  });
  if (creation === undefined) return null;
  const isLater = source.kind === 'view' && !source.sync;
  return { isLater, ...fixtureOf(creation.scope.aggregate) };
}

/** Whether nothing that has to be there first makes a row of the same source. */
const isAlone = ({ needs }: Creation, source: RowQuery['body']['source']): boolean =>
  source.kind === 'view' ? needs.length === 0 : needs.every(({ target }) => target !== source);

/** Whether a condition is sure to hold: it is dropped, or says a value that the row is known to have. */
function isMet({ optional, op, operand, column }: Condition, row: KnownRow): boolean {
  if (optional) return true;
  const sample = row.get(column.name);
  if (op !== '=' || sample === undefined) return false;
  if (operand.kind === 'bool' || operand.kind === 'text') return operand.value === sample;
  return operand.kind === 'member' && operand.member.wire === sample;
}
