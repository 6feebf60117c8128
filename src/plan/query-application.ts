import { docComment, stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { parameters } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';
import { queryAccess } from './query-access.ts';
import { queryInput } from './query-input.ts';
import { codeResult } from './query-result.ts';
import { asksActor, isRowQuery, type QueryScope, queryFile, queryFiles } from './query-scope.ts';
import { resultImports, resultType } from './query-sql.ts';

interface Asked {
  readonly result: string;
  /** The fields of a result that has no type of its own elsewhere. */
  readonly members: readonly {
    readonly doc: string;
    readonly name: string;
    readonly type: string;
  }[];
  readonly imports: readonly Import[];
}

function asked(scope: QueryScope): Asked {
  const { query } = scope;
  if (isRowQuery(query)) {
    const rows = { ...scope, query };
    return { result: resultType(rows), members: [], imports: resultImports(rows) };
  }
  const result = codeResult({ ...scope, query });
  return { result: result.type, members: result.members, imports: result.imports };
}

/** `application/queries/cheap.ts`: what can be asked, who may, and what is answered. */
export function planQueryApplication(scope: QueryScope): PlannedFile {
  const { query, type } = scope;
  const path = queryFiles(scope).query;
  const input = queryInput(scope);
  const { result, members, imports } = asked(scope);
  const access = queryAccess(scope);
  const isCode = !isRowQuery(query);
  const all: readonly Import[] = [
    ...imports,
    ...input.declaredImports,
    ...(input.declared === null ? input.imports : []),
    ...(access?.imports ?? []),
    ...(asksActor(query) ? [{ name: 'Actor', from: '@plinth/runtime/auth', type: true }] : []),
    ...(isCode ? [{ name: 'NotImplemented', from: '@plinth/runtime/domain' }] : []),
  ];
  const isOne = !isCode && query.body.kind === 'from' && query.body.rows === 'one';
  return queryFile(scope, {
    role: 'query',
    path,
    template: 'application/queries/__query__.ts',
    view: {
      imports: renderImports(all, path),
      type,
      doc: docComment(query.description),
      input: input.declared,
      access: access?.text ?? '',
      params: parameters([
        ...(input.type === '' ? [] : [`input: ${input.type}`]),
        ...(asksActor(query) ? ['actor: Actor'] : []),
      ]),
      result,
      members,
      isOne,
      isCode,
      id: stringLiteral(query.id),
    },
  });
}
