import { nearest } from '../../spec/nearest.ts';
import type { Query as SpecQuery } from '../../spec/query.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Field } from '../declaration.ts';
import type { Entity } from '../entity.ts';
import { namesOf } from '../expression-type.ts';
import type { Query, QueryBody } from '../query.ts';
import type { Route } from '../route.ts';
import { scopeAt } from '../scope.ts';
import { shapeName } from '../type-name.ts';
import type { View } from '../view.ts';
import { stateOf } from './aggregate.ts';
import { buildAllow } from './allow.ts';
import { buildAnswer } from './answer.ts';
import { checkBody } from './body.ts';
import { isComparable, orderedColumns } from './columns.ts';
import { buildConditions, fixesOneRow } from './condition.ts';
import { declared } from './declared.ts';
import { columnsOf } from './entity.ts';
import { findEvents } from './event-lookup.ts';
import { buildFields } from './field.ts';
import { buildPage } from './list.ts';
import { buildReturns } from './returns.ts';
import { buildRoute } from './route.ts';
import type { Building, Site } from './site.ts';
import { buildLevels } from './timing.ts';
import { rowOf } from './view.ts';

type From = QueryBody & { kind: 'from' };

/** Undefined, and reported, when there is nothing to read from. */
export function buildQuery(written: SpecQuery, site: Site): Query | undefined {
  checkBody({ one: 'from', other: 'code: true' }, [written.from !== undefined, written.code], {
    at: written.at,
    name: written.name,
    site,
  });
  if (written.from === undefined && written.returns === undefined && written.code) {
    site.report('SPEC_MISSING_KEY', written.name.at, { key: 'returns' });
  }
  const input = buildFields(written.input, site);
  const http = written.http && buildRoute(written.http, input, { status: 200, site });
  const source = written.from && findSource(written.from, site);
  if (http) site.soon(() => checkQueryString(written, { input, http }, site));
  const body = buildBody(written, source, { input, site });
  if (body === undefined) return undefined;
  const query: Building<Query> = {
    kind: 'query',
    ...declared(written, site.context),
    input,
    body,
    read: written.read,
    cache: undefined,
    http,
    allow: [],
  };
  site.later(() => {
    checkPaging(written, { input, body }, site);
    if (written.cache) {
      const evictOn = findEvents(written.cache.evictOn, site).map(({ id }) => id);
      query.cache = { levels: buildLevels(written.cache), evictOn };
    }
    const row = body.kind === 'from' && body.rows === 'one' ? columnsFor(body.source) : undefined;
    const scope = scopeAt('allow', site.nameables, {
      input: namesOf(input),
      row: row && namesOf(row),
    });
    query.allow = buildAllow(written.allow, scope, site);
  });
  return query;
}

const paging: ReadonlySet<string> = new Set(['limit', 'offset']);

/** Which page of a list is wanted is asked for beside the inputs. */
function checkPaging(
  written: SpecQuery,
  { input, body }: { readonly input: readonly Field[]; readonly body: QueryBody },
  site: Site,
): void {
  if (body.kind !== 'from' || body.rows === 'one' || body.page === undefined) return;
  for (const { name } of written.input) {
    const field = input.find((one) => one.name === name.text);
    const taken = [name.text, field?.wire ?? ''].find((one) => paging.has(one));
    if (taken === undefined) continue;
    site.report('SPEC_NAME_RESERVED', name.at, {
      problem: `${taken} is a query parameter of every list that has pages`,
      hint: 'choose another name, or write page: none',
    });
  }
}

/** A query string holds plain values, and lists of them. */
function checkQueryString(
  written: SpecQuery,
  { input, http }: { readonly input: readonly Field[]; readonly http: Route },
  site: Site,
): void {
  for (const { name } of written.input) {
    const field = input.find((one) => one.name === name.text);
    const isInPath = http.params.some((param) => param.field === field);
    if (field === undefined || isInPath || isComparable({ ...field, card: 'one' })) continue;
    site.report('SPEC_ROUTE_PARAM', name.at, {
      name: name.text,
      problem: `${name.text} is ${shapeName(field)} and cannot be in a query string`,
    });
  }
}

type Source = From['source'];

function findSource(name: NonNullable<SpecQuery['from']>, site: Site): Source | undefined {
  const { things, broken } = site.directory;
  const thing = things.get(name.text);
  const isSource = (kind: string) => kind === 'entity' || kind === 'aggregate' || kind === 'view';
  if (thing && (thing.kind === 'entity' || thing.kind === 'aggregate' || thing.kind === 'view')) {
    return thing;
  }
  if (broken.has(name.text)) return undefined;
  const sources = [...things.values()].filter(({ kind }) => isSource(kind));
  site.report('SPEC_UNKNOWN_SOURCE', name.at, {
    name: name.text,
    near: nearest(
      name.text,
      sources.map(({ name }) => name),
    ),
  });
  return undefined;
}

/** What can be named as a column of it. */
export function columnsFor(source: Aggregate | Entity | View): readonly Field[] {
  if (source.kind === 'view') return rowOf(source);
  return source.kind === 'entity' ? columnsOf(source) : stateOf(source);
}

function buildBody(
  written: SpecQuery,
  source: Source | undefined,
  { input, site }: { readonly input: readonly Field[]; readonly site: Site },
): QueryBody | undefined {
  if (source === undefined) {
    return (
      written.returns && {
        kind: 'code',
        returns: buildReturns(written.returns, site, { answeredWhole: 'an answer' }),
      }
    );
  }
  const table = () => ({
    name: source.name,
    columns: columnsFor(source),
    root: source.kind === 'view' ? undefined : source,
  });
  const body: Building<From> = {
    kind: 'from',
    source,
    where: [],
    sort: [],
    answer: buildAnswer(written.answer, table, site),
    rows: 'list',
    page: buildPage(written.page),
  };
  site.soon(() => {
    const { conditions, complete } = buildConditions(written.where, {
      table: table(),
      input,
      site,
    });
    body.where = conditions;
    body.rows = fixesOneRow(conditions, source) ? 'one' : 'list';
    body.sort = buildSort(written, source, site);
    const byIdOnly = source.kind === 'aggregate' && source.store === 'events';
    if (byIdOnly && complete && !readsById(body)) {
      site.report('SPEC_QUERY_EVENT_SOURCED', written.from?.at ?? written.name.at, {
        name: source.name,
      });
    }
  });
  return body;
}

const readsById = ({ rows, where }: From): boolean =>
  rows === 'one' && where.length === 1 && where[0]?.column.name === 'id';

/** The sort that is written, ending in the key so that the order is total. */
function buildSort(written: SpecQuery, source: Source, site: Site): From['sort'] {
  const table = { name: source.name, columns: columnsFor(source) };
  const sort = orderedColumns(written.sort ?? [], table, { what: 'sorted by', site });
  const key = source.kind === 'view' ? source.key : [source.identity.field];
  const rest = key.filter((field) => !sort.some((column) => column.field === field));
  return [...sort, ...rest.map((field) => ({ field, descending: false }))];
}
