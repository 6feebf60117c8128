import type { Declared } from '../model/declaration.ts';
import { answerView } from './answer-json.ts';
import { answerProperties, described, objectOf } from './answer-schema.ts';
import { answerFile, answering } from './entity-answer.ts';
import { answersFile, type UsedAnswers } from './entity-answers.ts';
import { renderImports } from './imports.ts';
import { camel } from './names.ts';
import type { Placed } from './paths.ts';
import type { View } from './planned-file.ts';
import type { AnswerScope } from './row-source.ts';
import { schemaName } from './schema-name.ts';
import { jsonText } from './schema-text.ts';

/** A file of an answer, known by what it is for. */
export interface AnswerFile {
  readonly role: string;
  readonly path: string;
  /** Below the context's folder. */
  readonly template: string;
  readonly view: View;
}

/** Whose answer it is, and who needs what of it. */
interface Answered {
  /** What its schema is called after. */
  readonly thing: Placed & Pick<Declared, 'description'>;
  /** The file of its schema. */
  readonly schema: string;
  readonly used: UsedAnswers;
}

/** What the schema of an answer is called in code. @example 'accountSummarySchema' */
export const answerSchemaName = ({ names }: Pick<AnswerScope, 'names'>): string =>
  `${camel(names.answer)}Schema`;

function schemaOf(rows: AnswerScope, { thing, schema: path }: Answered): AnswerFile {
  const properties = answerProperties(rows);
  const name = answerSchemaName(rows);
  const required = properties.map(([key]) => key);
  const schema = {
    $id: schemaName(thing, rows.model),
    ...described(thing.description),
    ...objectOf(properties, required),
  };
  const column = `export const ${name} = `.length;
  return {
    role: 'schema',
    path,
    template: 'presentation/schemas/__schema__.ts',
    view: { name, schema: jsonText(schema, { indent: 0, column, after: ';' }) },
  };
}

function jsonOf(rows: AnswerScope): readonly AnswerFile[] {
  if (answering(rows).isSame) return [];
  const { view, imports } = answerView(rows);
  const path = answerFile(rows);
  return [
    {
      role: 'json',
      path,
      template: 'presentation/__entity__-json.ts',
      view: {
        type: rows.names.answer,
        imports: renderImports(imports, path),
        answers: [view],
        given: [],
        query: null,
        replacement: '',
      },
    },
  ];
}

/** The files that make an answer: its schema, its JSON, and the class that fetches what it needs. */
export function answerFiles(rows: AnswerScope, answered: Answered): readonly AnswerFile[] {
  const answers = answersFile(rows, answered.used);
  const template = 'presentation/__entity__-answers.ts';
  return [
    schemaOf(rows, answered),
    ...jsonOf(rows),
    ...(answers ? [{ role: 'answers', template, ...answers }] : []),
  ];
}
