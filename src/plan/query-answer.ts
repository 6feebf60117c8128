import { answerView } from './answer-json.ts';
import { answerProperties, described, objectOf } from './answer-schema.ts';
import { answerFile, answering } from './entity-answer.ts';
import { answersFile } from './entity-answers.ts';
import { renderImports } from './imports.ts';
import { camel } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import {
  hasOwnAnswer,
  type QueryScope,
  queryFile,
  queryFiles,
  type RowQuery,
  rowScope,
} from './query-scope.ts';
import { schemaName } from './schema-name.ts';
import { jsonText } from './schema-text.ts';
import type { JsonObject } from './type-schema.ts';

/** What the schema of a query's own answer is called in code. */
export const querySchemaName = ({ type }: QueryScope): string => `${camel(type)}Schema`;

/** The schema of one answered row. */
export const answerRef = (scope: QueryScope<RowQuery>): JsonObject => {
  const thing = hasOwnAnswer(scope) ? scope.query : scope.query.body.source;
  return { $ref: `${schemaName(thing, scope.model)}#` };
};

function planAnswerSchema(scope: QueryScope<RowQuery>): PlannedFile {
  const { query, model } = scope;
  const properties = answerProperties(rowScope(scope));
  const name = querySchemaName(scope);
  const schema = {
    $id: schemaName(query, model),
    ...described(query.description),
    ...objectOf(
      properties,
      properties.map(([key]) => key),
    ),
  };
  return queryFile(scope, {
    role: 'schema',
    path: queryFiles(scope).schema,
    template: 'presentation/schemas/__schema__.ts',
    view: {
      name,
      schema: jsonText(schema, {
        indent: 0,
        column: `export const ${name} = `.length,
        after: ';',
      }),
    },
  });
}

function planAnswerJson(scope: QueryScope<RowQuery>): readonly PlannedFile[] {
  const rows = rowScope(scope);
  if (answering(rows).isSame) return [];
  const { view, imports } = answerView(rows);
  const path = answerFile(rows);
  return [
    queryFile(scope, {
      role: 'json',
      path,
      template: 'presentation/__entity__-json.ts',
      view: {
        type: scope.type,
        imports: renderImports(imports, path),
        answers: [view],
        given: [],
        query: null,
        replacement: '',
      },
    }),
  ];
}

function planAnswers(scope: QueryScope<RowQuery>): readonly PlannedFile[] {
  const { rows } = scope.query.body;
  const file = answersFile(rowScope(scope), { one: rows === 'one', many: rows === 'list' });
  const template = 'presentation/__entity__-answers.ts';
  return file ? [queryFile(scope, { role: 'answers', template, ...file })] : [];
}

/** The files that make a query's own answer: none where it answers what is usual. */
export const planQueryAnswer = (scope: QueryScope<RowQuery>): readonly PlannedFile[] =>
  hasOwnAnswer(scope)
    ? [planAnswerSchema(scope), ...planAnswerJson(scope), ...planAnswers(scope)]
    : [];
