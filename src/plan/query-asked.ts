import type { CallBinding, Field } from '../model/declaration.ts';
import { calledQuery, type Home } from './command-calls.ts';
import { isPaged, mayBeMissing } from './query-input.ts';
import { answersVersion, asksActor, isRowQuery } from './query-scope.ts';
import type { Asking } from './translating.ts';
import {
  call,
  member,
  pathExpression,
  type TsExpression,
  type TsProperty,
} from './ts-expression.ts';
import { orNull } from './want.ts';

/** Whether a call is one of a query that wants to know who asks. */
export function asksForActor(binding: CallBinding, home: Home): boolean {
  const found = calledQuery(binding, home);
  return found !== undefined && asksActor(found.query);
}

const number = (text: string): TsExpression => ({ kind: 'literal', text });

/** Without the `?? null` that keeps what is not there. */
const bare = (node: TsExpression): TsExpression =>
  node.kind === 'logical' && node.right.kind === 'literal' && node.right.text === 'null'
    ? node.left
    : node;

/** What is null is not there. */
function inputItem(item: TsProperty, input: readonly Field[], { mayBeNull }: Asking): TsProperty {
  if (item.kind !== 'property' || typeof item.key !== 'string') return item;
  const field = input.find(({ name }) => name === item.key);
  if (field === undefined || !mayBeMissing(field) || !mayBeNull(field.name)) return item;
  const right = pathExpression('undefined');
  return { ...item, value: { kind: 'logical', operator: '??', left: bare(item.value), right } };
}

/**
 * How a handler asks a query: for all that it answers, or its first and largest page.
 * Undefined: the call is not one of a query.
 */
export function askedQuery(
  binding: CallBinding,
  asking: Asking,
  home: Home,
): TsExpression | undefined {
  const found = calledQuery(binding, home);
  if (found === undefined) return undefined;
  const { query } = found;
  const [given] = asking.args;
  const page = query.body.kind === 'from' && isPaged(query) ? query.body.page : undefined;
  const own: readonly TsProperty[] =
    given?.kind === 'object'
      ? given.items.map((item) => inputItem(item, query.input, asking))
      : given === undefined
        ? []
        : [{ kind: 'spread', of: given }];
  const limits: readonly TsProperty[] =
    page === undefined
      ? []
      : [
          { kind: 'property', key: 'limit', value: number(String(page.max)) },
          { kind: 'property', key: 'offset', value: number('0') },
        ];
  const items = [...(query.input.length > 0 ? own : []), ...limits];
  const input: readonly TsExpression[] =
    query.input.length === 0 && page === undefined ? [] : [{ kind: 'object', items }];
  const actor = asksActor(query) ? [pathExpression('actor')] : [];
  const asked: TsExpression = { kind: 'await', of: call(asking.callee, [...input, ...actor]) };
  if (isRowQuery(query) && answersVersion(query)) {
    return orNull(member(asked, 'value', true), asking.want);
  }
  return page === undefined ? asked : member(asked, 'items');
}
