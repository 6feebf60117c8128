import type { At } from '../diagnostic.ts';
import type { ReadWriteAllow } from './allow.ts';
import { readWriteAllow } from './allow.ts';
import type { Answer } from './answer.ts';
import { answer } from './answer.ts';
import type { Cache } from './cache.ts';
import { entityCache } from './cache.ts';
import type { Index } from './columns.ts';
import { indexes } from './columns.ts';
import { type CrudHttp, type CrudVerb, crudHttp, crudVerbs } from './crud-http.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { bool, choice, text } from './grammar/plain.ts';
import { bareRecord, optional, record, required, standard } from './grammar/record.ts';
import type { Id } from './id.ts';
import { id } from './id.ts';
import type { Name } from './name.ts';
import { camelName, pascalName } from './names.ts';
import type { Page } from './page.ts';
import { page } from './page.ts';
import type { Rule } from './rule.ts';
import { rules } from './rule.ts';
import { thingKeys } from './thing-keys.ts';

export interface ListOptions {
  readonly at: At;
  readonly filter: readonly Name[];
  readonly search: readonly Name[];
  readonly sort: readonly Name[];
  readonly page?: Page;
  readonly read: 'primary' | 'replica';
  readonly envelope: { readonly items: string; readonly total: string };
  readonly sparse: boolean;
}

/** Layered CRUD, or a row owned by another entity. */
export interface Entity {
  readonly name: Name;
  readonly at: At;
  readonly id?: Id;
  readonly fields: readonly Field[];
  readonly invariants: readonly Rule[];
  readonly indexes: readonly Index[];
  readonly crud?: readonly CrudVerb[];
  readonly http?: CrudHttp;
  readonly answer?: Answer;
  readonly pages: boolean;
  readonly list?: ListOptions;
  readonly allow?: ReadWriteAllow;
  readonly events: readonly ('created' | 'updated' | 'deleted')[];
  readonly cache?: Cache;
  readonly was?: Name;
  readonly description?: string;
}

const crud: Kind<readonly CrudVerb[]> = either(
  Array.isArray,
  list(choice(...crudVerbs)),
  mapped(choice('all'), () => crudVerbs),
);

const listEnvelope = bareRecord({
  items: standard(text, 'items', 'Name of the list in the body.'),
  total: standard(text, 'total', 'Name of the number of all rows in the body.'),
});

const listOptions: Kind<ListOptions> = record({
  filter: standard(list(micro(camelName)), [], 'Fields for ?field=value.'),
  search: standard(list(micro(camelName)), [], 'Text fields for ?q=.'),
  sort: standard(list(micro(camelName)), [], 'Fields for ?sort=-name.'),
  page: optional(
    page,
    'Default and largest size for ?limit=&offset=, or none; 20..100 when absent.',
  ),
  read: standard(choice('primary', 'replica'), 'primary', 'replica: round robin over replicas.'),
  envelope: standard(
    listEnvelope,
    { items: 'items', total: 'total' },
    'How items and total are called in the body.',
  ),
  sparse: standard(bool, false, 'true: adds ?fields=a,b.'),
});

const entity = record({
  ...thingKeys,
  id: optional(id, 'Its id; uuid when absent.'),
  fields: required(fields, 'Its columns.'),
  invariants: standard(rules, [], 'Rules across fields, checked on every write.'),
  indexes: standard(indexes, [], 'Indexes of its table.'),
  crud: optional(
    crud,
    'all, or some of create get list replace patch delete; absent: owned by another entity.',
  ),
  http: optional(crudHttp, 'Base path of its routes.'),
  answer: optional(answer, 'What is answered; all fields but secret ones when absent.'),
  pages: standard(bool, false, 'true: server-rendered pages at /ui and the path.'),
  list: optional(listOptions, 'Query parameters of its list.'),
  allow: optional(readWriteAllow, 'Who may call it.'),
  events: standard(
    list(choice('created', 'updated', 'deleted')),
    [],
    'Events raised on change, for example ProductCreated.',
  ),
  cache: optional(entityCache, 'Read through, evicted on every change of the row.'),
});

export const entities: Kind<readonly Entity[]> = things(pascalName, defined('entity', entity));
