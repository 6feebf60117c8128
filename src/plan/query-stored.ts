import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { parameters } from './parameters.ts';
import type { PlannedFile } from './planned-file.ts';
import { queryInput } from './query-input.ts';
import {
  actorOperands,
  answersVersion,
  type QueryScope,
  queryClass,
  queryFile,
  queryFiles,
  type RowQuery,
} from './query-scope.ts';
import { claimTests, resultImports, resultType } from './query-sql.ts';
import { claimName } from './query-where.ts';
import { sourceNames } from './row-source.ts';
import { propertyName } from './schema-text.ts';

/** The id that is asked for. */
function idText({ query }: QueryScope<RowQuery>): string {
  const operand = query.body.where[0]?.operand;
  switch (operand?.kind) {
    case 'input': {
      const key = propertyName(operand.field.name);
      return key === operand.field.name ? `input.${key}` : `input[${key}]`;
    }
    case 'actor':
      return operand.name === 'id' ? 'actor.id' : claimName(operand.name);
    case 'text':
      return stringLiteral(operand.value);
    default:
      return operand?.kind === 'number' ? operand.text : "''";
  }
}

/** `infrastructure/queries/event-sourced-get-transfer.ts`: an aggregate that is rebuilt from its events. */
export function planEventSourcedQuery(scope: QueryScope<RowQuery>): readonly PlannedFile[] {
  const { query, type } = scope;
  const { source } = query.body;
  if (source.kind !== 'aggregate') return [];
  const files = queryFiles(scope);
  const { repository, many } = aggregateNames(source);
  const input = queryInput(scope);
  const actors = actorOperands(query);
  const id = idText(scope);
  const takesInput = input.type !== '' && (id.startsWith('input') || actors.length > 0);
  const own = (name: string, from: string): Import => ({ name, from, type: true });
  const imports = [
    own(`${type}Query`, files.query),
    ...resultImports(scope),
    own(repository, aggregateFiles(source).repository),
    ...(takesInput ? input.imports : []),
    ...(actors.length > 0 ? [own('Actor', '@plinth/runtime/auth')] : []),
  ];
  return [
    queryFile(scope, {
      role: 'event-sourced',
      path: files.eventSourced,
      template: 'infrastructure/queries/event-sourced-__query__.ts',
      view: {
        imports: renderImports(imports, files.eventSourced),
        head: queryClass(scope, `EventSourced${type}Query`),
        repository,
        many,
        params: parameters([
          ...(takesInput ? [`${id.startsWith('input') ? 'input' : '_input'}: ${input.type}`] : []),
          ...(actors.length > 0 ? ['actor: Actor'] : []),
        ]),
        result: resultType(scope),
        isVersioned: answersVersion(query),
        one: sourceNames(source).one,
        claims: claimTests(query),
        id,
      },
    }),
  ];
}
