import type { Field } from '../model/declaration.ts';
import type { Query } from '../model/query.ts';
import { docComment } from './escape.ts';
import type { Import } from './imports.ts';
import type { View } from './planned-file.ts';
import { isRowQuery, oncePerQuery, type QueryScope, queryFiles } from './query-scope.ts';
import { propertyName } from './schema-text.ts';
import { typeText } from './type-text.ts';

export const pageRequest: Import = {
  name: 'PageRequest',
  from: '@plinth/runtime/repositories',
  type: true,
};

/** Whether a list is asked for a page at a time. */
export const isPaged = (query: Query): boolean =>
  isRowQuery(query) && query.body.rows === 'list' && query.body.page !== undefined;

/** Whether a caller may leave an input out: what has a default is filled on the way in. */
export const mayBeMissing = ({ card, default: value }: Field): boolean =>
  value === undefined && (card === 'optional' || card === 'many');

/** Made when it is asked. */
export const isTimed = ({ default: value }: Field): boolean =>
  value?.kind === 'now' || value?.kind === 'today';

/** What a query is asked with. */
export interface QueryInput {
  /** `''`: nothing. */
  readonly type: string;
  /** Null: the type is not its own. */
  readonly declared: View | null;
  readonly imports: readonly Import[];
  /** Where the query is, for what its declaration imports. */
  readonly declaredImports: readonly Import[];
}

/** An input as a member of an interface: what is absent is not there. */
export function inputType(field: Field, form: 'domain' | 'json', context: string) {
  const shape = field.card === 'optional' ? { type: field.type, card: 'one' as const } : field;
  const { text, imports } = typeText(shape, { form, context });
  return { text, imports };
}

function inputMember(field: Field, context: string) {
  const { text, imports } = inputType(field, 'domain', context);
  const end = mayBeMissing(field) ? ' | undefined' : '';
  return {
    view: {
      doc: docComment(field.description, 2),
      name: `${propertyName(field.name)}${mayBeMissing(field) ? '?' : ''}`,
      type: `${text}${end}`,
    },
    imports,
  };
}

export const queryInput = oncePerQuery((scope: QueryScope): QueryInput => {
  const { query, type, context } = scope;
  const members = query.input.map((field) => inputMember(field, context.name));
  const paged = isPaged(query);
  if (members.length === 0) {
    return {
      type: paged ? 'PageRequest' : '',
      declared: null,
      imports: paged ? [pageRequest] : [],
      declaredImports: [],
    };
  }
  const name = `${type}Input`;
  return {
    type: name,
    declared: {
      name,
      base: paged ? ' extends PageRequest' : '',
      members: members.map(({ view }) => view),
    },
    imports: [{ name, from: queryFiles(scope).query, type: true }],
    declaredImports: [
      ...members.flatMap(({ imports }) => imports),
      ...(paged ? [pageRequest] : []),
    ],
  };
});

/** Whether an input stands in the path. */
export const isParam = ({ http }: Query, field: Field): boolean =>
  http?.params.some((param) => param.field === field) ?? false;

export const paramFields = (query: Query): readonly Field[] =>
  query.input.filter((field) => isParam(query, field));

export const queryFields = (query: Query): readonly Field[] =>
  query.input.filter((field) => !isParam(query, field));
