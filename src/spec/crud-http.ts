import type { At } from '../diagnostic.ts';
import { either, mapped } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';
import { choice, whole } from './grammar/plain.ts';
import { bareRecord, optional, record, required, standard } from './grammar/record.ts';
import type { Scanner } from './grammar/scanner.ts';
import { shown } from './grammar/shown.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import type { Path } from './route.ts';
import { takePath } from './route-syntax.ts';

export const crudVerbs = ['create', 'get', 'list', 'replace', 'patch', 'delete'] as const;

export type CrudVerb = (typeof crudVerbs)[number];

/** `/articles as article/articles`, or the long form. */
export interface CrudHttp {
  readonly path: Path;
  readonly envelope?: { readonly one: Name; readonly many: Name };
  /** Statuses other than the usual ones. */
  readonly status: Readonly<Partial<Record<CrudVerb, number>>>;
  /** Whether a delete answers the deleted row. */
  readonly deleted?: 'row';
  readonly at: At;
}

type CrudPath = Pick<CrudHttp, 'path' | 'envelope'>;

const crudPathSyntax: Micro<CrudPath> = {
  what: 'a base path (path, or path as one/many)',
  example: '/articles as article/articles',
  pattern: '^/',
  parse: (scanner) => {
    const path = takePath(scanner);
    if (path === undefined && /^\w/.test(scanner.text)) return refuseRelative(scanner);
    if (path === undefined || !scanner.take(/ +as +/y)) return path && { path };
    const one = scanner.take(/[a-z][A-Za-z0-9]*/y);
    const many = scanner.skip('/') ? scanner.take(/[a-z][A-Za-z0-9]*/y) : undefined;
    return one && many && { path, envelope: { one, many } };
  },
};

function refuseRelative(scanner: Scanner): undefined {
  const { text, at } = scanner.rest();
  const args = { text: shown(text), what: 'a base path', hint: `write /${shown(text)}` };
  return scanner.refuse('SPEC_SYNTAX', at, args);
}

const httpStatus = optional(whole(200, 299), 'Another status than the usual one.');

const statuses = bareRecord({
  create: httpStatus,
  get: httpStatus,
  list: httpStatus,
  replace: httpStatus,
  patch: httpStatus,
  delete: httpStatus,
});

const longForm = record({
  path: required(micro(crudPathSyntax), 'Base path of the routes.'),
  status: standard(statuses, {}, 'Statuses other than the usual ones, by verb.'),
  deleted: optional(choice('row'), 'row: a delete answers the deleted row with 200.'),
});

/** The `http` of an entity. */
export const crudHttp: Kind<CrudHttp> = either(
  isYamlMap,
  mapped(longForm, ({ path, ...rest }) => ({ ...path, ...rest })),
  mapped(micro(crudPathSyntax), (path, { at }) => ({ ...path, status: {}, at })),
);
