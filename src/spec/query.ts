import type { At } from '../diagnostic.ts';
import type { AllowLine } from './allow.ts';
import { allow } from './allow.ts';
import type { Answer } from './answer.ts';
import { answer } from './answer.ts';
import type { Cache } from './cache.ts';
import { queryCache } from './cache.ts';
import type { Column } from './columns.ts';
import { columns } from './columns.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { bool, choice } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import type { Page } from './page.ts';
import { page } from './page.ts';
import type { Returns } from './returns.ts';
import { returns } from './returns.ts';
import type { Route } from './route.ts';
import { routeSyntax } from './route-syntax.ts';
import { thingKeys } from './thing-keys.ts';
import type { Where } from './where.ts';
import { wheres } from './where.ts';

export interface Query {
  readonly name: Name;
  readonly at: At;
  readonly from?: Name;
  readonly code: boolean;
  readonly returns?: Returns;
  readonly input: readonly Field[];
  readonly answer?: Answer;
  readonly where: readonly Where[];
  readonly sort?: readonly Column[];
  readonly page?: Page;
  readonly read: 'primary' | 'replica';
  readonly cache?: Cache;
  readonly http?: Route;
  readonly allow?: readonly AllowLine[];
  readonly was?: Name;
  readonly description?: string;
}

const query = record({
  ...thingKeys,
  from: optional(micro(pascalName), 'View, entity or aggregate of this context.'),
  code: standard(bool, false, 'true: written by hand; needs returns.'),
  returns: optional(returns, 'What is answered, with code.'),
  input: standard(fields, [], 'Fields from path and query string.'),
  answer: optional(answer, 'What is answered; all fields but secret ones when absent.'),
  where: standard(wheres, [], 'Lines that must all hold; one with an absent input is dropped.'),
  sort: optional(columns, 'Columns, - for descending; the key when absent.'),
  page: optional(page, 'For lists: default and largest size, or none; 20..100 when absent.'),
  read: standard(choice('primary', 'replica'), 'primary', 'replica: round robin over replicas.'),
  cache: optional(queryCache, 'Cache-aside.'),
  http: optional(micro(routeSyntax), 'Its route; not reachable from outside when absent.'),
  allow: optional(allow, 'Who may call it.'),
});

export const queries: Kind<readonly Query[]> = things(pascalName, defined('query', query));
