import { type Import, renderImports } from './imports.ts';
import { parameters } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';
import { queryInput } from './query-input.ts';
import {
  actorOperands,
  asksActor,
  hasAllowCondition,
  type QueryScope,
  queryClass,
  queryFile,
  queryFiles,
  type RowQuery,
} from './query-scope.ts';
import { resultImports, resultType } from './query-sql.ts';
import { propertyName } from './schema-text.ts';

/** What tells one answer from another: the input, and whatever of the caller it depends on. */
function keyParts({ query }: QueryScope<RowQuery>, input: string): readonly string[] {
  const actor = actorOperands(query).map(({ name }) => {
    const key = propertyName(name);
    return name === 'id'
      ? 'actor.id'
      : key === name
        ? `actor.claims.${name}`
        : `actor.claims[${key}]`;
  });
  const viewer = hasAllowCondition(query) ? ['actor.id'] : [];
  return [...(input === '' ? [] : ['input']), ...new Set([...viewer, ...actor])];
}

function keyText([first, ...more]: readonly string[]): string {
  if (first === undefined) return "''";
  return `JSON.stringify(${more.length === 0 ? first : `[${[first, ...more].join(', ')}]`})`;
}

/** `infrastructure/queries/cached-cheap.ts`; none without `cache`. */
export function planCachedQuery(scope: QueryScope<RowQuery>): readonly PlannedFile[] {
  const { query, type } = scope;
  if (query.cache === undefined) return [];
  const files = queryFiles(scope);
  const input = queryInput(scope);
  const result = resultType(scope);
  const parts = keyParts(scope, input.type);
  const own = (name: string, from: string): Import => ({ name, from, type: true });
  const imports = [
    own('CachedReads', '@plinth/runtime/caching'),
    own(`${type}Query`, files.query),
    ...resultImports(scope),
    ...input.imports,
    ...(asksActor(query) ? [own('Actor', '@plinth/runtime/auth')] : []),
  ];
  const params = [
    ...(input.type === '' ? [] : [`input: ${input.type}`]),
    ...(asksActor(query) ? ['actor: Actor'] : []),
  ];
  const sqlArgs = [
    ...(input.type === '' ? [] : ['input']),
    ...(actorOperands(query).length > 0 ? ['actor'] : []),
  ];
  return [
    queryFile(scope, {
      role: 'cached',
      path: files.cached,
      template: 'infrastructure/queries/cached-__query__.ts',
      view: {
        imports: renderImports(imports, files.cached),
        head: queryClass(scope, `Cached${type}Query`),
        type,
        result,
        params: parameters(params),
        key: keyText(parts),
        args: (asksActor(query) ? params.map((one) => one.split(':')[0]) : sqlArgs).join(', '),
      },
    }),
  ];
}
