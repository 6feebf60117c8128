import { statement } from './code-doc.ts';
import { answering } from './entity-answer.ts';
import { fitted } from './fitted.ts';
import type { Import } from './imports.ts';
import { accessCheck, type QueryAccess } from './query-access.ts';
import { isPaged } from './query-input.ts';
import type { RequestReading } from './query-request.ts';
import { codeResult } from './query-result.ts';
import {
  answersVersion,
  asksActor,
  type CodeQuery,
  isRowQuery,
  type QueryScope,
  type RowQuery,
  rowScope,
} from './query-scope.ts';
import { sourceNames } from './row-source.ts';
import { propertyName } from './schema-text.ts';

/** What the handler of a query's route does. */
export interface QueryHandler {
  /** The only expression, where there is nothing else to do; `''`: there are statements. */
  readonly only: string;
  readonly statements: readonly string[];
  readonly usesReply: boolean;
  readonly imports: readonly Import[];
}

interface Parts {
  readonly request: RequestReading;
  readonly access: QueryAccess | undefined;
}

/** The lines that make the input, and how it is handed on. */
function inputOf({ request, access }: Parts) {
  const needsName = access?.subject === 'input' || access?.subject === 'both';
  if (request.lines.length > 0) {
    return {
      lines: [
        `        const { ${request.parts.join(', ')} } = request;`,
        '        const input = {',
        ...request.lines,
        '        };',
      ],
      handed: 'input',
    };
  }
  return needsName && request.handed !== ''
    ? { lines: [`        const input = ${request.handed};`], handed: 'input' }
    : { lines: [], handed: request.handed };
}

const line = (text: string): string => `        ${text}`;

const check = (text: string): readonly string[] => (text === '' ? [] : [line(text)]);

const notFound: Import = { name: 'NotFound', from: '@plinth/runtime/domain' };

const versioned: Import = { name: 'versioned', from: '@plinth/runtime/controllers' };

const wrap = (value: string, key: string | undefined): string =>
  key === undefined ? value : fitted`{‹${propertyName(key)}: ${value}›}`;

/** How rows are turned into answers. */
function rowForms(scope: QueryScope<RowQuery>) {
  const rows = rowScope(scope);
  const form = answering(rows);
  const { one } = rows.names;
  const actor = form.usesActor ? ', request.actor' : '';
  const isAwaited = form.isClass && form.embeds.length > 0;
  const answers = `${isAwaited ? 'await ' : ''}this.#answers`;
  return {
    form,
    one: (row: string): string => {
      if (form.isClass) return `${answers}.one(${row}${actor})`;
      return form.isSame ? row : `${form.toJson}(${row}${actor})`;
    },
    many: (items: string): string => {
      if (form.isClass) return `${answers}.many(${items}${actor})`;
      if (form.isSame) return items;
      return actor === ''
        ? `${items}.map(${form.toJson})`
        : fitted`${items}.map((${one}) =>‹·${form.toJson}(${one}${actor})›)`;
    },
  };
}

function pageAnswer(items: string, isSame: boolean, key: string | undefined): readonly string[] {
  if (key === undefined || key === 'items') {
    return isSame ? [line('return page;')] : [line(fitted`return {‹...page,·items: ${items}›};`)];
  }
  return [
    line('return {'),
    line(`  ${propertyName(key)}: ${items},`),
    line('  total: page.total,'),
    line('  limit: page.limit,'),
    line('  offset: page.offset,'),
    line('};'),
  ];
}

function rowStatements(scope: QueryScope<RowQuery>, ask: string, parts: Parts): readonly string[] {
  const { query } = scope;
  const forms = rowForms(scope);
  const key = query.http?.envelope;
  const { one, kind } = sourceNames(query.body.source);
  if (query.body.rows === 'one') {
    const isVersioned = answersVersion(query);
    const value = isVersioned ? `${one}.value` : one;
    const answer = wrap(forms.one(value), key);
    return [
      line(fitted`const ${one} =‹·await ${ask}›;`),
      line(`if (${one} === null) throw new NotFound('${kind}');`),
      ...check(accessCheck({ access: parts.access, has: 'row', row: one, value })),
      line(
        isVersioned
          ? fitted`return versioned(‹reply,·${one}.version,·${answer}›);`
          : `return ${answer};`,
      ),
    ];
  }
  if (isPaged(query)) {
    return [
      line(fitted`const page =‹·await ${ask}›;`),
      ...pageAnswer(forms.many('page.items'), forms.form.isSame, key),
    ];
  }
  return [
    line(fitted`const rows =‹·await ${ask}›;`),
    line(`return ${wrap(forms.many('rows'), key)};`),
  ];
}

const wrapLines = (lines: readonly string[], key: string | undefined): readonly string[] =>
  key === undefined
    ? lines
    : [`          ${propertyName(key)}: {`, ...lines.map((one) => `  ${one}`), '          },'];

function codeStatements(scope: QueryScope<CodeQuery>, ask: string): readonly string[] {
  const result = codeResult(scope);
  const key = scope.query.http?.envelope;
  return [
    line(fitted`const result =‹·await ${ask}›;`),
    ...(result.mayBeMissing
      ? [line(`if (result === null) throw new NotFound('${scope.type}');`)]
      : []),
    ...(result.lines.length > 0
      ? [line('return {'), ...wrapLines(result.lines, key), line('};')]
      : result.toJson === undefined || key !== undefined
        ? [line(`return ${wrap(result.toJson?.text ?? 'result', key)};`)]
        : [statement('return', result.toJson.tail, 8)]),
  ];
}

/** Whether what is asked is answered as it comes. */
function isHandedOn(scope: QueryScope): boolean {
  const { query } = scope;
  if (query.http?.envelope !== undefined) return false;
  if (isRowQuery(query)) {
    return query.body.rows === 'list' && rowForms({ ...scope, query }).form.isSame;
  }
  const { toJson, lines, mayBeMissing } = codeResult({ ...scope, query } as QueryScope<CodeQuery>);
  return toJson === undefined && lines.length === 0 && !mayBeMissing;
}

function importsOf(scope: QueryScope): readonly Import[] {
  const { query } = scope;
  if (isRowQuery(query)) {
    return [
      ...(query.body.rows === 'one' ? [notFound] : []),
      ...(answersVersion(query) ? [versioned] : []),
    ];
  }
  const result = codeResult({ ...scope, query } as QueryScope<CodeQuery>);
  return [
    ...(result.mayBeMissing ? [notFound] : []),
    ...(result.toJson?.imports ?? []),
    ...result.lineImports,
  ];
}

export function queryHandler(scope: QueryScope, parts: Parts): QueryHandler {
  const { query } = scope;
  const { lines, handed } = inputOf(parts);
  const actor = asksActor(query) ? 'request.actor' : '';
  const ask = `this.#query.ask(${[handed, actor].filter((one) => one !== '').join(', ')})`;
  const status = query.http?.status ?? 200;
  const before = [
    ...(status === 200 ? [] : [line(`reply.status(${status});`)]),
    ...lines,
    ...check(accessCheck({ access: parts.access, has: 'input', row: '' })),
  ];
  const only = before.length === 0 && isHandedOn(scope) ? ask : '';
  return {
    only,
    statements:
      only === ''
        ? [
            ...before,
            ...(isRowQuery(query)
              ? rowStatements({ ...scope, query }, ask, parts)
              : codeStatements({ ...scope, query }, ask)),
          ]
        : [],
    usesReply: status !== 200 || (isRowQuery(query) && answersVersion(query)),
    imports: importsOf(scope),
  };
}
